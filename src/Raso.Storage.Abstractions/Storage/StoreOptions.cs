namespace Raso.Storage;

/// <summary>How a file is to be stored. An option that the backend cannot honour throws <see cref="StorageErrorCode.NotSupported"/>.</summary>
public sealed record StoreOptions
{
    /// <summary>Gets the media type, a type and a subtype with a slash between; <c>application/octet-stream</c> unless set.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Gets the <c>Cache-Control</c> header under which the file is delivered; none unless set.</summary>
    public string? CacheControl { get; init; }

    /// <summary>Gets the <c>Content-Disposition</c> header under which the file is delivered, for example <c>attachment; filename="paper.pdf"</c>; printable ASCII, none unless set.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>Gets the user metadata: keys match <c>[a-z][a-z0-9_]{0,63}</c> and do not begin with <c>raso_</c>, values are any Unicode text; 1,500 bytes in all, keys and percent-encoded values together.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = EmptyText;

    /// <summary>Gets the tags, for backends with <see cref="StorageCapabilities.Tags"/>; none unless set.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = EmptyText;

    /// <summary>Gets the storage class or access tier, one of <see cref="StorageCapabilities.Tiers"/>; the backend's default unless set.</summary>
    public string? Tier { get; init; }

    /// <summary>Gets the server-side encryption, one of <see cref="StorageCapabilities.Encryptions"/>; the backend's default unless set.</summary>
    public string? Encryption { get; init; }

    /// <summary>Gets a value indicating whether the call fails with <see cref="StorageErrorCode.AlreadyExists"/> where a file is stored at the path; <see langword="false"/> unless set. Excludes <see cref="IfMatch"/>.</summary>
    public bool CreateOnly { get; init; }

    /// <summary>Gets the ETag that the stored file must have, or the call fails with <see cref="StorageErrorCode.PreconditionFailed"/>; none unless set.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Gets the SHA-256 that the content must have, as 64 hexadecimal digits, or nothing is stored and the call fails with <see cref="StorageErrorCode.Corrupted"/>; none unless set.</summary>
    public string? ExpectedSha256 { get; init; }

    /// <summary>Gets what is told how far the transfer has come; nothing unless set.</summary>
    public IProgress<StorageProgress>? Progress { get; init; }

    /// <summary>Gets how an upload that is interrupted can go on later, for backends with <see cref="StorageCapabilities.ResumableUploads"/> and content that can be replayed; a call that fails leaves nothing behind unless set.</summary>
    public UploadResume? Resume { get; init; }

    private static IReadOnlyDictionary<string, string> EmptyText { get; } = new Dictionary<string, string>();
}
