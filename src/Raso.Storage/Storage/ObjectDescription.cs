namespace Raso.Storage;

/// <summary>What is kept with an object beside its bytes, as the store is to keep it: metadata values are ASCII already.</summary>
public sealed record ObjectDescription
{
    /// <summary>Gets the media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the <c>Cache-Control</c> header.</summary>
    public string? CacheControl { get; init; }

    /// <summary>Gets the <c>Content-Disposition</c> header.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>Gets the metadata, Raso's own entries included: <c>raso_sha256</c> and <c>raso_write</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the storage class or access tier; the store's default where <see langword="null"/>.</summary>
    public string? Tier { get; init; }

    /// <summary>Gets the server-side encryption; the store's default where <see langword="null"/>.</summary>
    public string? Encryption { get; init; }
}
