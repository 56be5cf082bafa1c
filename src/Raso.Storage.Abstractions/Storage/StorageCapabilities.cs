namespace Raso.Storage;

/// <summary>What a backend can do beyond storing, reading, listing and deleting; the conformance suite holds it to each word.</summary>
public sealed record StorageCapabilities
{
    /// <summary>Gets a value indicating whether a small file can be stored create-only.</summary>
    public bool ConditionalPut { get; init; }

    /// <summary>Gets a value indicating whether a file of several parts can be stored create-only.</summary>
    public bool ConditionalComplete { get; init; }

    /// <summary>Gets a value indicating whether a copy can be create-only.</summary>
    public bool ConditionalCopy { get; init; }

    /// <summary>Gets a value indicating whether a file can be stored under the condition that the present one has a given ETag.</summary>
    public bool IfMatch { get; init; }

    /// <summary>Gets a value indicating whether the backend copies files itself; otherwise copying throws <see cref="StorageErrorCode.NotSupported"/>.</summary>
    public bool Copy { get; init; }

    /// <summary>Gets a value indicating whether <see cref="StoreOptions.CacheControl"/> is kept.</summary>
    public bool CacheControl { get; init; }

    /// <summary>Gets a value indicating whether <see cref="StoreOptions.ContentDisposition"/> is kept.</summary>
    public bool ContentDisposition { get; init; }

    /// <summary>Gets a value indicating whether <see cref="StoreOptions.Tags"/> are kept.</summary>
    public bool Tags { get; init; }

    /// <summary>Gets the storage classes or access tiers that can be asked for; none where the list is empty.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <summary>Gets the server-side encryptions that can be asked for; none where the list is empty.</summary>
    public IReadOnlyList<string> Encryptions { get; init; } = [];

    /// <summary>Gets a value indicating whether URLs can be signed.</summary>
    public bool SignedUrls { get; init; }

    /// <summary>Gets a value indicating whether a signed URL can be bound to one content type (<see cref="SignedUrlOptions.ContentType"/>), where URLs can be signed at all; <see langword="true"/> unless set.</summary>
    public bool SignedContentTypes { get; init; } = true;

    /// <summary>Gets a value indicating whether interrupted uploads leave parts behind that <see cref="ICloudStorageBackend.AbortUploadsAsync"/> removes.</summary>
    public bool AbortUploads { get; init; }

    /// <summary>Gets a value indicating whether a file <c>a</c> can stand beside files below <c>a/</c>; file systems cannot do that, and refuse the second of the two with <see cref="StorageErrorCode.InvalidArgument"/>.</summary>
    public bool FileBesideFolder { get; init; }

    /// <summary>Gets a value indicating whether folders exist by themselves, so that empty ones can be made and removed through <see cref="IFolderBackend"/>; elsewhere a folder is no more than the beginning of paths.</summary>
    public bool Folders { get; init; }

    /// <summary>Gets a value indicating whether listings come in the order of the UTF-8 bytes of the paths; <see langword="true"/> unless set. Elsewhere the order is the store's own, and <see cref="ListOptions.StartAfter"/> leaves out by UTF-8 order all the same.</summary>
    public bool ListsInByteOrder { get; init; } = true;

    /// <summary>Gets a value indicating whether a large upload that was interrupted can go on in a later process.</summary>
    public bool ResumableUploads { get; init; }

    /// <summary>Gets why the store or its client cannot do what is not declared here; every capability that a provider lacks has its reason.</summary>
    public IReadOnlyList<StorageGap> Gaps { get; init; } = [];

    /// <summary>Gets the greatest length of a file in bytes; no limit of its own where <see langword="null"/>.</summary>
    public long? MaxFileLength { get; init; }
}
