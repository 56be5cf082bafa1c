using Raso.Storage.Diagnostics;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>An upload of several parts, from its beginning (or from where an earlier call left it) to its completion or its removal.</summary>
internal sealed class PartedUpload(WriteJob job, ContentReader reader, int partSize)
{
    private readonly DriverGateway _gateway = job.Gateway;
    private readonly RequestState _completion = new("complete_upload", job.Path);

    /// <summary>Sends the first part and all that follow, and completes the upload.</summary>
    /// <param name="earlier">The upload that an earlier call began; <see langword="null"/> to begin one.</param>
    /// <param name="first">The first part; disposed by this.</param>
    /// <param name="cancellationToken">Cancels the upload; its parts are removed then, unless it may go on later.</param>
    public async Task<StoredFile> RunAsync(BegunUpload? earlier, PooledBuffer first, CancellationToken cancellationToken)
    {
        BegunUpload upload;
        try
        {
            upload = earlier ?? await BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            first.Dispose();
            throw;
        }

        ObjectInfo info;
        try
        {
            info = await SendAsync(upload, first, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (upload.Completed is null && (job.Options.Resume is null || IsFinal(error)))
            {
                await UploadAborter.TryAbortAsync(_gateway, job.Path, upload.UploadId).ConfigureAwait(false);
            }

            throw;
        }

        return job.Finish(await AnnotateAsync(upload, info, cancellationToken).ConfigureAwait(false), reader.Sha256, reader.Count);
    }

    private async Task<BegunUpload> BeginAsync(CancellationToken cancellationToken)
    {
        var resume = job.Options.Resume;
        var store = resume is null ? null : await UploadResumption.IdentifyAsync(_gateway, cancellationToken).ConfigureAwait(false);
        // Always with the token: a completion whose answer was lost leaves no upload behind to ask for.
        var description = job.Describe(job.ExpectedSha256, job.Token);
        var uploadId = await UploadBeginner.BeginAsync(
            _gateway, new BeginUploadRequest(job.Path, description, job.Condition), cancellationToken).ConfigureAwait(false);
        return BegunUpload.New(new UploadState
        {
            Backend = _gateway.Name,
            Store = store,
            Path = job.Path,
            UploadId = uploadId,
            PartSize = partSize,
            Length = job.Content.Length,
            WriteToken = job.Token,
            BegunAt = _gateway.TimeProvider.GetUtcNow(),
            OptionsSha256 = resume is null ? "" : OptionsFingerprint.Of(job.Options),
        });
    }

    private async Task<ObjectInfo> SendAsync(BegunUpload upload, PooledBuffer first, CancellationToken cancellationToken)
    {
        using var journal = job.Options.Resume is { } resume ? new UploadJournal(resume, upload) : null;
        var sender = new PartSender(job, reader, upload, journal);
        return await Settlement.RunAsync(
            _gateway,
            _completion.Operation,
            job.Path,
            upload.Token,
            error => _completion.MayHaveTakenEffect || sender.MayHaveCompleted || (upload.IsResumed && MayComeOfCompletion(error)),
            async () => await CompleteAsync(
                upload, await sender.SendAsync(first, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectInfo> CompleteAsync(BegunUpload upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        if (upload.Completed is { } completed)
        {
            return DescriptionCodec.Sha256Of(completed) is not { } sha256 || sha256 == reader.Sha256 ? completed : throw job.SourceChanged();
        }

        var known = _gateway.Traits.Checksum == ChecksumPlacement.OnCompletion ? reader.Sha256 : job.ExpectedSha256;
        var request = new CompleteUploadRequest(job.Path, upload.UploadId, parts, job.Describe(known, upload.Token), job.Condition);
        return await _gateway.CallAsync(_completion, token => _gateway.Driver.CompleteUploadAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectInfo> AnnotateAsync(BegunUpload upload, ObjectInfo info, CancellationToken cancellationToken)
    {
        if (_gateway.Traits.Checksum != ChecksumPlacement.AfterCompletion || job.ExpectedSha256 is not null
            || (upload.Completed is { } completed && DescriptionCodec.Sha256Of(completed) is not null))
        {
            return info;
        }

        var request = new AnnotateRequest(job.Path, info.ETag, reader.Sha256, job.Describe(reader.Sha256, upload.Token));
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

    // The process that began the upload may have completed it, or complete it at the same time.
    private static bool MayComeOfCompletion(StorageException error) =>
        error.Code is StorageErrorCode.NotFound or StorageErrorCode.AlreadyExists or StorageErrorCode.PreconditionFailed;

    // Only errors of this call: a source or a SaveAsync that reads or writes elsewhere may throw the same codes.
    private bool IsFinal(Exception error)
    {
        var own = error as StorageException ?? (error as PassThroughException)?.InnerException as StorageException;
        return own is not null && own.Backend == _gateway.Name && own.Path == job.Path
            && own.Code is StorageErrorCode.Corrupted or StorageErrorCode.AlreadyExists or StorageErrorCode.PreconditionFailed or StorageErrorCode.InvalidArgument;
    }
}
