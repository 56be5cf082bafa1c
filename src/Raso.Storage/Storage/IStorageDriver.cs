namespace Raso.Storage;

/// <summary>What a provider writes for one kind of store: single calls, one attempt each. Splitting, hashing, progress, resuming, retries, paging, metadata encoding and telemetry are not its work. Every method must be safe to call from several threads at once, must not retry, and must throw the provider's own errors, which <see cref="MapError"/> explains.</summary>
public interface IStorageDriver
{
    /// <summary>Gets what the store can do and how it wants its bytes.</summary>
    DriverTraits Traits { get; }

    /// <summary>Gets the canonical address of a path, for example <c>s3://bucket/key</c>.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The address; it need not exist.</returns>
    Uri GetUri(StoragePath path);

    /// <summary>Gets which store this is: the same from every process and host that reaches it, and another for every other store.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The identity, for example of the endpoint and bucket; <see langword="null"/> where the store has none that outlives the process.</returns>
    Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken);

    /// <summary>Explains an error that a method of this driver threw. Must be pure, and must not let a secret into the message.</summary>
    /// <param name="exception">The error; never an <see cref="OperationCanceledException"/> of the caller's own token.</param>
    /// <returns>What it means.</returns>
    DriverError MapError(Exception exception);

    /// <summary>Makes the bucket, container or root folder where there is none.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is there.</returns>
    Task EnsureContainerAsync(CancellationToken cancellationToken);

    /// <summary>Stores an object with one request. Readers must see the whole old object or the whole new one; when this throws, the old one must be intact.</summary>
    /// <param name="request">What to store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is stored now.</returns>
    Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken);

    /// <summary>Begins an upload of several parts. Called only where <see cref="DriverTraits.Parts"/> is set, as are the four methods that follow.</summary>
    /// <param name="request">What will be stored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The id of the upload.</returns>
    Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken);

    /// <summary>Sends one part; sending the same number again replaces it. The whole content is verified before the part with <see cref="UploadPartRequest.IsLast"/> is sent, so a store that makes the object of its last part (a resumable upload of Google's) may do so here.</summary>
    /// <param name="request">The part.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What <see cref="CompleteUploadAsync"/> needs to know of it.</returns>
    Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken);

    /// <summary>Makes an object of the parts; nothing is visible before the last of them was sent.</summary>
    /// <param name="request">The parts and the final description.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is stored now.</returns>
    Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken);

    /// <summary>Removes an upload and its parts; it is no error when there is none of that id.</summary>
    /// <param name="path">The path of the upload.</param>
    /// <param name="uploadId">The id of the upload.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is gone.</returns>
    Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken);

    /// <summary>Lists uploads that were begun and neither completed nor aborted; the local driver lists its temporary files.</summary>
    /// <param name="prefix">The text that their paths begin with.</param>
    /// <param name="continuation">Where the page before ended; <see langword="null"/> for the first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page.</returns>
    Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken);

    /// <summary>Opens an object.</summary>
    /// <param name="request">What to read.</param>
    /// <param name="cancellationToken">Cancels the call until it returns.</param>
    /// <returns>The object and its bytes.</returns>
    Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken);

    /// <summary>Gets what is stored at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The object, or <see langword="null"/> where there is none.</returns>
    Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken);

    /// <summary>Lists one page of keys, in the order of their UTF-8 bytes. A page may be empty and still have a continuation.</summary>
    /// <param name="request">What to list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page.</returns>
    Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes an object; it is no error when there is none.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when nothing is stored at the path.</returns>
    Task DeleteAsync(StoragePath path, CancellationToken cancellationToken);

    /// <summary>Deletes up to <see cref="DriverTraits.MaxDeleteBatch"/> objects with one request; called only where that is more than 1.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The paths that could not be deleted, each with its reason.</returns>
    Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken);

    /// <summary>Copies an object within the store, under a new description.</summary>
    /// <param name="request">What to copy.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The copy.</returns>
    Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken);

    /// <summary>Records the SHA-256 of an object after it was stored (a tag, or a change of its metadata), if its ETag is still the given one. Called only where <see cref="DriverTraits.Checksum"/> says so.</summary>
    /// <param name="request">The object and its checksum.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The object as it is now.</returns>
    Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken);

    /// <summary>Moves an object to another storage class or access tier.</summary>
    /// <param name="path">The path.</param>
    /// <param name="tier">One of the declared tiers.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the store has taken the order.</returns>
    Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken);

    /// <summary>Makes a URL that carries its own permission.</summary>
    /// <param name="path">The path.</param>
    /// <param name="options">What it allows, and for how long; checked already.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The signed URL.</returns>
    Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken);
}
