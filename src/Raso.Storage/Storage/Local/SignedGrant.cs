namespace Raso.Storage.Local;

/// <summary>What a signed URL allows, under which key.</summary>
/// <param name="Method">What the holder may do.</param>
/// <param name="Path">The file.</param>
/// <param name="Expires">When it stops to be valid, in seconds since 1970.</param>
/// <param name="ContentType">The media type that must be sent; any where <see langword="null"/>.</param>
/// <param name="KeyId">The name of the key.</param>
internal sealed record SignedGrant(SignedUrlMethod Method, StoragePath Path, long Expires, string? ContentType, string KeyId)
{
    /// <summary>Gets the method as requests write it.</summary>
    public string MethodName => NameOf(Method);

    public DateTimeOffset ExpiresAt => DateTimeOffset.FromUnixTimeSeconds(Expires);

    public static string NameOf(SignedUrlMethod method) => method switch
    {
        SignedUrlMethod.Get => "GET",
        SignedUrlMethod.Put => "PUT",
        SignedUrlMethod.Delete => "DELETE",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
    };
}
