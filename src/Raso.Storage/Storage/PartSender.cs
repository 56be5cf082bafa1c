using System.Runtime.ExceptionServices;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Cuts content into parts and sends several at once: at most <see cref="BackendOptions.PartConcurrency"/> on their way and one being filled.</summary>
internal sealed class PartSender(WriteJob job, ContentReader reader, int partSize)
{
    private readonly DriverGateway _gateway = job.Gateway;
    private readonly PartTraits _traits = job.Gateway.Traits.Parts!;
    private readonly RequestState _last = new("upload_part", job.Path);
    private ExceptionDispatchInfo? _firstError;

    /// <summary>Gets a value indicating whether the store may have made the object although the last part failed.</summary>
    public bool MayHaveCompleted => _traits.LastPartCompletes && _last.MayHaveTakenEffect;

    public async Task<IReadOnlyList<UploadedPart>> SendAsync(string uploadId, PooledBuffer first, CancellationToken cancellationToken)
    {
        job.Progress.Restart();
        using var slots = new SemaphoreSlim(_traits.Parallel ? _gateway.Options.PartConcurrency : 1);
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = new List<Task<UploadedPart>>();
        var filled = first;
        try
        {
            var offset = 0L;
            while (true)
            {
                await slots.WaitAsync(failing.Token).ConfigureAwait(false);
                var part = filled;
                var isLast = reader.Ended;
                filled = null;
                sending.Add(SendPartAsync(uploadId, sending.Count + 1, offset, part, isLast, slots, failing));
                offset += part.Length;
                if (isLast)
                {
                    break;
                }

                RequireRoom(sending.Count + 1);
                filled = new PooledBuffer(_gateway.Pool, partSize);
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

    private async Task<UploadedPart> SendPartAsync(
        string uploadId, int number, long offset, PooledBuffer part, bool isLast, SemaphoreSlim slots, CancellationTokenSource failing)
    {
        try
        {
            var request = new UploadPartRequest(job.Path, uploadId, number, offset, part.Written, isLast);
            var uploaded = await _gateway.CallAsync(
                isLast ? _last : new RequestState("upload_part", job.Path),
                token => _gateway.Driver.UploadPartAsync(request, token),
                failing.Token).ConfigureAwait(false);
            job.Progress.Add(part.Length);
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
            part.Dispose();
            slots.Release();
        }
    }

    private void RequireRoom(int number)
    {
        if (number > _traits.MaxCount)
        {
            throw _gateway.Error(
                StorageErrorCode.InvalidArgument,
                $"The content has more than {_traits.MaxCount} parts of {partSize} bytes; announce its length, or raise PartSize.",
                job.Path);
        }
    }
}
