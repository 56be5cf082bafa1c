using Raso.Storage.Diagnostics;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>An upload of several parts, from its beginning to its completion or its removal.</summary>
internal sealed class PartedUpload(WriteJob job, ContentReader reader, int partSize)
{
    private static readonly TimeSpan BeginGrace = TimeSpan.FromSeconds(2);

    private readonly DriverGateway _gateway = job.Gateway;
    private readonly RequestState _completion = new("complete_upload", job.Path);

    /// <summary>Sends the first part and all that follow, and completes the upload.</summary>
    /// <param name="first">The first part; disposed by this.</param>
    /// <param name="cancellationToken">Cancels the upload; its parts are removed then.</param>
    public async Task<StoredFile> RunAsync(PooledBuffer first, CancellationToken cancellationToken)
    {
        // Always with the token: a completion whose answer was lost leaves no upload behind to ask for.
        var description = job.Describe(job.ExpectedSha256, withToken: true);
        var sender = new PartSender(job, reader, partSize);
        string uploadId;
        try
        {
            uploadId = await BeginAsync(description, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            first.Dispose();
            throw;
        }

        ObjectInfo info;
        try
        {
            info = await Settlement.RunAsync(
                _gateway,
                _completion.Operation,
                job.Path,
                job.Token,
                () => _completion.MayHaveTakenEffect || sender.MayHaveCompleted,
                async () => await CompleteAsync(
                    uploadId, await sender.SendAsync(uploadId, first, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await UploadAborter.TryAbortAsync(_gateway, job.Path, uploadId).ConfigureAwait(false);
            throw;
        }

        return job.Finish(await AnnotateAsync(info, cancellationToken).ConfigureAwait(false), reader.Sha256, reader.Count);
    }

    // A beginning that is cancelled amid its request would leave an upload whose id nobody knows: it may end, for a moment, and what it began is removed.
    private async Task<string> BeginAsync(ObjectDescription description, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var ending = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _gateway.TimeProvider);
        var registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(BeginGrace), ending);
        await using var registered = registration.ConfigureAwait(false);
        string uploadId;
        try
        {
            uploadId = await _gateway.CallAsync(
                "begin_upload",
                job.Path,
                token => _gateway.Driver.BeginUploadAsync(new BeginUploadRequest(job.Path, description, job.Condition), token),
                ending.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            await UploadAborter.TryAbortAsync(_gateway, job.Path, uploadId).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return uploadId;
    }

    private Task<ObjectInfo> CompleteAsync(string uploadId, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        var known = _gateway.Traits.Checksum == ChecksumPlacement.OnCompletion ? reader.Sha256 : job.ExpectedSha256;
        var request = new CompleteUploadRequest(job.Path, uploadId, parts, job.Describe(known, withToken: true), job.Condition);
        return _gateway.CallAsync(_completion, token => _gateway.Driver.CompleteUploadAsync(request, token), cancellationToken);
    }

    private async Task<ObjectInfo> AnnotateAsync(ObjectInfo info, CancellationToken cancellationToken)
    {
        if (_gateway.Traits.Checksum != ChecksumPlacement.AfterCompletion || job.ExpectedSha256 is not null)
        {
            return info;
        }

        var request = new AnnotateRequest(job.Path, info.ETag, reader.Sha256, job.Describe(reader.Sha256, withToken: true));
        try
        {
            return await _gateway.CallAsync(
                "annotate", job.Path, token => _gateway.Driver.AnnotateAsync(request, token), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException error)
        {
            StorageLog.ChecksumNotRecorded(_gateway.Logger, _gateway.Name, error.Code);
            return info;
        }
        catch (OperationCanceledException)
        {
            // The file is stored: saying that it was cancelled would be wrong.
            StorageLog.ChecksumNotRecorded(_gateway.Logger, _gateway.Name, StorageErrorCode.Unavailable);
            return info;
        }
    }
}
