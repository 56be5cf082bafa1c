namespace Raso.Storage;

/// <summary>What a signed URL allows, and for how long.</summary>
public sealed record SignedUrlOptions
{
    /// <summary>Gets what the holder may do; <see cref="SignedUrlMethod.Get"/> unless set.</summary>
    public SignedUrlMethod Method { get; init; }

    /// <summary>Gets how long the URL is valid, more than zero and at most 7 days; one hour unless set.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Gets the media type that the holder must send with a PUT, letter for letter; any unless set, and not to be set for other methods.</summary>
    public string? ContentType { get; init; }
}
