namespace Raso.Storage;

/// <summary>Lets a large upload that is interrupted go on later, also in another process: the state of the upload is saved while it runs, and given back to go on with it. The content must be one that can be replayed; it is read again from its beginning, and what the backend has already is compared, not sent.</summary>
/// <remarks>
/// <para>A call that fails or is cancelled leaves its upload with the backend, except where going on cannot help (<see cref="StorageErrorCode.Corrupted"/>, <see cref="StorageErrorCode.AlreadyExists"/>, <see cref="StorageErrorCode.PreconditionFailed"/>, <see cref="StorageErrorCode.InvalidArgument"/>): then nothing stays. An upload that is not to be gone on with is removed by <see cref="ICloudStorageBackend.AbortUploadAsync"/>, or by its age.</para>
/// <para>Content of one part is stored at once and has no state. An upload that is gone is begun anew, unless its write token shows that it was completed.</para>
/// </remarks>
public sealed record UploadResume
{
    /// <summary>Gets the last state that was saved by an earlier call of the same path, options and content; begins anew where <see langword="null"/>.</summary>
    public UploadState? From { get; init; }

    /// <summary>Gets what saves a state, each in place of the one before: called once the upload has begun, and after each part that the backend has taken (parts that are taken while a call runs are told together by the next), one call after the other, with the newest state last. What it throws fails the upload and leaves it with the backend. The state is of no more use once the call has returned.</summary>
    public required Func<UploadState, CancellationToken, ValueTask> SaveAsync { get; init; }
}
