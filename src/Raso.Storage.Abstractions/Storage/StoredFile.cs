namespace Raso.Storage;

/// <summary>What a backend holds at a path.</summary>
public sealed record StoredFile
{
    /// <summary>Gets the path of the file.</summary>
    public required StoragePath Path { get; init; }

    /// <summary>Gets the name of the backend that holds it.</summary>
    public required string Backend { get; init; }

    /// <summary>Gets the canonical address, for example <c>s3://bucket/key</c> or <c>file:///folder/key</c>; not a URL to be fetched.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Gets the length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Gets the tag that changes whenever the file is stored anew; opaque, not a hash of the content.</summary>
    public required string ETag { get; init; }

    /// <summary>Gets when the file was stored last, by the backend's clock.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Gets the SHA-256 of the content as 64 lower-case hexadecimal digits, or <see langword="null"/> for a file that was stored without one.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the media type, or <see langword="null"/> where none is known.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the <c>Cache-Control</c> header, or <see langword="null"/> where none was set.</summary>
    public string? CacheControl { get; init; }

    /// <summary>Gets the <c>Content-Disposition</c> header, or <see langword="null"/> where none was set.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>Gets the storage class or access tier, or <see langword="null"/> where the backend has none.</summary>
    public string? Tier { get; init; }

    /// <summary>Gets the user metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
