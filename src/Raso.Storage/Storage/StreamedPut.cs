using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>One put of content of any length, streamed through a bounded ring.</summary>
internal static class StreamedPut
{
    /// <summary>Stores what the content opens: afresh for each attempt where it can be replayed, from memory where it is small, else in one attempt.</summary>
    public static async Task<StoredFile> StoreAsync(WriteJob job, CancellationToken cancellationToken)
    {
        job.RequireCondition(inParts: false);
        if (job.Content.CanReplay)
        {
            return await PutAsync(job, token => ContentReader.OpenAsync(job, token), mayRetry: true, null, cancellationToken).ConfigureAwait(false);
        }

        var partSize = job.Gateway.Options.PartSize;
        var source = await ContentReader.OpenAsync(job, cancellationToken).ConfigureAwait(false);
        await using var owned = source.ConfigureAwait(false);
        if (job.Content.Length > partSize)
        {
            return await PutAsync(job, _ => Task.FromResult(source), mayRetry: false, null, cancellationToken).ConfigureAwait(false);
        }

        using var buffer = new PooledBuffer(job.Gateway.Pool, (int)(job.Content.Length ?? partSize));
        await source.FillAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (source.Ended)
        {
            return await PutAsync(
                job, _ => Task.FromResult(new ContentReader(job, buffer.OpenRead())), mayRetry: true, null, cancellationToken).ConfigureAwait(false);
        }

        source.PutBack(buffer.Written);
        return await PutAsync(job, _ => Task.FromResult(source), mayRetry: false, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores content, whose SHA-256 may be known already.</summary>
    public static async Task<StoredFile> PutAsync(
        WriteJob job,
        Func<CancellationToken, Task<ContentReader>> open,
        bool mayRetry,
        (string Sha256, long Length)? known,
        CancellationToken cancellationToken)
    {
        var request = new RequestState("put", job.Path) { MayRetry = mayRetry, HasAttemptTimeout = false };
        var sent = known;
        var info = await Settlement.RunAsync(
            job.Gateway,
            request.Operation,
            job.Path,
            job.PutToken,
            _ => request.MayHaveTakenEffect,
            () => job.Gateway.CallAsync(request, AttemptAsync, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return job.Finish(info, sent!.Value.Sha256, sent.Value.Length);

        async Task<ObjectInfo> AttemptAsync(CancellationToken token)
        {
            using var watch = new StallWatch(job.Gateway.Options.Resilience.StallTimeout, job.Gateway.TimeProvider, token);
            var reader = await open(watch.Token).ConfigureAwait(false);
            await using var owned = reader.ConfigureAwait(false);
            job.Progress.Restart();
            var body = new ReadAheadStream(reader, job.Gateway.Pool, watch, job.Progress);
            try
            {
                watch.Start();
                var stored = await job.Gateway.Driver.PutAsync(
                    new PutRequest
                    {
                        Path = job.Path,
                        Content = body,
                        Length = known?.Length ?? job.Content.Length,
                        Describe = Describe,
                        Condition = job.Condition,
                    },
                    watch.Token).ConfigureAwait(false);
                if (body.Fault is { } late)
                {
                    throw late;
                }

                sent = known ?? (reader.Sha256, reader.Count);
                return stored;
            }
            catch (Exception) when (body.Fault is not null)
            {
                throw body.Fault;
            }
            catch (Exception error) when (watch.HasStalled)
            {
                throw watch.Explain(error);
            }
            finally
            {
                await body.StopAsync().ConfigureAwait(false);
            }

            ObjectDescription Describe()
            {
                // Anew for each attempt: what counts is what this one has read.
                sent = known ?? (reader.Sha256, reader.Count);
                return job.Describe(sent.Value.Sha256, job.PutToken);
            }
        }
    }
}
