using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Stores on drivers that want blocks of known length: one put of what fits into one part, else an upload of several parts, else one put through a temporary file.</summary>
internal static class BlockStore
{
    public static async Task<StoredFile> StoreAsync(WriteJob job, CancellationToken cancellationToken)
    {
        var traits = job.Gateway.Traits;
        var earlier = await UploadResumption.FindAsync(job, cancellationToken).ConfigureAwait(false);
        var size = earlier?.PartSize ?? PartSizing.Choose(job.Gateway, job.Path, job.Content.Length);
        if (job.Content.Length is { } known)
        {
            job.RequireCondition(inParts: traits.Parts is not null && known > size);
        }

        var reader = await ContentReader.OpenAsync(job, cancellationToken).ConfigureAwait(false);
        await using var owned = reader.ConfigureAwait(false);
        var first = new PooledBuffer(job.Gateway.Pool, (int)Math.Min(size, job.Content.Length ?? size));
        try
        {
            await reader.FillAsync(first, cancellationToken).ConfigureAwait(false);
            var inParts = earlier is not null || (traits.Parts is not null && (!reader.Ended || first.Length > traits.MaxPutLength));
            job.RequireCondition(inParts);
            if (inParts)
            {
                var upload = new PartedUpload(job, reader, size);
                var parted = first;
                first = null;
                return await upload.RunAsync(earlier, parted, cancellationToken).ConfigureAwait(false);
            }

            return reader.Ended
                ? await PutAsync(job, first, reader.Sha256, cancellationToken).ConfigureAwait(false)
                : await SpoolAsync(job, reader, first, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            first?.Dispose();
        }
    }

    private static async Task<StoredFile> PutAsync(WriteJob job, PooledBuffer buffer, string sha256, CancellationToken cancellationToken)
    {
        var request = new RequestState("put", job.Path);
        var description = job.Describe(sha256, job.PutToken);
        var info = await Settlement.RunAsync(
            job.Gateway,
            request.Operation,
            job.Path,
            job.PutToken,
            _ => request.MayHaveTakenEffect,
            () => job.Gateway.CallAsync(request, AttemptAsync, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return job.Finish(info, sha256, buffer.Length);

        Task<ObjectInfo> AttemptAsync(CancellationToken token) => job.Gateway.Driver.PutAsync(
            new PutRequest
            {
                Path = job.Path,
                Content = buffer.OpenRead(),
                Length = buffer.Length,
                Describe = () => description,
                Condition = job.Condition,
            },
            token);
    }

    private static async Task<StoredFile> SpoolAsync(WriteJob job, ContentReader reader, PooledBuffer buffer, CancellationToken cancellationToken)
    {
        var limit = job.Gateway.Traits.MaxPutLength;
        var spool = SpoolFile.Create(job.Gateway, job.Path);
        await using var owned = spool.ConfigureAwait(false);
        do
        {
            if (reader.Count > limit)
            {
                throw job.Gateway.Error(
                    StorageErrorCode.InvalidArgument, $"The content is longer than the {limit} bytes that backend '{job.Gateway.Name}' takes.", job.Path);
            }

            try
            {
                await spool.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException error)
            {
                throw SpoolFile.Explain(job.Gateway, job.Path, error);
            }

            buffer.Length = 0;
            await reader.FillAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        while (buffer.Length > 0);

        return await StreamedPut.PutAsync(
            job,
            _ =>
            {
                spool.Position = 0;
                return Task.FromResult(new ContentReader(job, spool, leaveOpen: true));
            },
            mayRetry: true,
            (reader.Sha256, reader.Count),
            cancellationToken).ConfigureAwait(false);
    }
}
