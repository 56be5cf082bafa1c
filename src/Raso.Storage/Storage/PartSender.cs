using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Cuts content into parts and sends several at once: at most <see cref="BackendOptions.PartConcurrency"/> on their way and one being filled. Parts that the store has already are compared and not sent.</summary>
internal sealed class PartSender(WriteJob job, ContentReader reader, BegunUpload upload, UploadJournal? journal)
{
    private readonly DriverGateway _gateway = job.Gateway;
    private readonly PartTraits _traits = job.Gateway.Traits.Parts!;
    private readonly RequestState _last = new("upload_part", job.Path);
    private ExceptionDispatchInfo? _firstError;

    /// <summary>Gets a value indicating whether the store may have made the object although the last part failed.</summary>
    public bool MayHaveCompleted => _traits.LastPartCompletes && _last.MayHaveTakenEffect;

    public async Task<IReadOnlyList<UploadedPart>> SendAsync(PooledBuffer first, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(_traits.Parallel ? _gateway.Options.PartConcurrency : 1);
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = new List<Task<UploadedPart>>();
        var filled = first;
        try
        {
            if (upload.State.Length != job.Content.Length && upload.State.Length is not null && job.Content.Length is not null)
            {
                throw job.SourceChanged();
            }

            if (journal is not null && !upload.IsResumed)
            {
                await journal.SaveAsync(cancellationToken).ConfigureAwait(false);
            }

            job.Progress.Restart(upload.HeldBytes);
            var offset = 0L;
            while (true)
            {
                await slots.WaitAsync(failing.Token).ConfigureAwait(false);
                var isLast = reader.Ended;
                var part = Identify(sending.Count + 1, filled, isLast);
                var body = filled;
                filled = null;
                sending.Add(upload.FindHeld(part) is { } held
                    ? KeepAsync(held, body, slots)
                    : SendPartAsync(part, offset, body, isLast, slots, failing, cancellationToken));
                offset += part.Length;
                if (isLast)
                {
                    break;
                }

                RequireRoom(sending.Count + 1);
                filled = new PooledBuffer(_gateway.Pool, upload.PartSize);
                await reader.FillAsync(filled, failing.Token).ConfigureAwait(false);
            }

            return await Task.WhenAll(sending).ConfigureAwait(false);
        }
        catch (Exception)
        {
            filled?.Dispose();
            await failing.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(sending)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            _firstError?.Throw();
            throw;
        }
    }

    private static Task<UploadedPart> KeepAsync(UploadedPart held, PooledBuffer body, SemaphoreSlim slots)
    {
        body.Dispose();
        slots.Release();
        return Task.FromResult(held);
    }

    /// <summary>Says what the part is, by its hash where the upload may go on later, and refuses it where an earlier call saw another one.</summary>
    private UploadStatePart Identify(int number, PooledBuffer body, bool isLast)
    {
        var sha256 = journal is null ? "" : Convert.ToHexStringLower(SHA256.HashData(body.Written.Span));
        var part = new UploadStatePart(number, body.Length, sha256, null);
        return upload.Contradicts(part) || (isLast && upload.Contradicts(number, reader.Count)) ? throw job.SourceChanged() : part;
    }

    private async Task<UploadedPart> SendPartAsync(
        UploadStatePart part, long offset, PooledBuffer body, bool isLast, SemaphoreSlim slots, CancellationTokenSource failing, CancellationToken cancellationToken)
    {
        try
        {
            if (journal is not null && !_traits.Parallel)
            {
                // Such a store keeps what it has of a part that breaks off, and takes no other bytes for it: they must be known to be the same.
                await journal.SaveAsync(part, cancellationToken).ConfigureAwait(false);
            }

            var request = new UploadPartRequest(job.Path, upload.UploadId, part.Number, offset, body.Written, isLast);
            var uploaded = await _gateway.CallAsync(
                isLast ? _last : new RequestState("upload_part", job.Path),
                token => _gateway.Driver.UploadPartAsync(request, token),
                failing.Token).ConfigureAwait(false);
            if (journal is not null && !(isLast && _traits.LastPartCompletes))
            {
                await journal.SaveAsync(part with { ETag = uploaded.ETag }, cancellationToken).ConfigureAwait(false);
            }

            job.Progress.Add(body.Length);
            return uploaded;
        }
        catch (Exception error)
        {
            if (!failing.IsCancellationRequested)
            {
                Interlocked.CompareExchange(ref _firstError, ExceptionDispatchInfo.Capture(error), null);
            }

            await failing.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            body.Dispose();
            slots.Release();
        }
    }

    private void RequireRoom(int number)
    {
        if (number > _traits.MaxCount)
        {
            throw _gateway.Error(
                StorageErrorCode.InvalidArgument,
                $"The content has more than {_traits.MaxCount} parts of {upload.PartSize} bytes; announce its length, or raise PartSize.",
                job.Path);
        }
    }
}
