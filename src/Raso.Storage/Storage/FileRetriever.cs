namespace Raso.Storage;

/// <summary>Opens files for reading.</summary>
internal static class FileRetriever
{
    public static async Task<RetrievedFile> RetrieveAsync(
        DriverGateway gateway, StoragePath path, RetrieveOptions options, CancellationToken cancellationToken)
    {
        var request = new GetRequest(path, options.Range, options.IfMatch);
        var opened = await gateway.CallAsync(
            "get", path, token => gateway.Driver.GetAsync(request, token), cancellationToken).ConfigureAwait(false);
        try
        {
            var job = Plan(gateway, opened.Info, options);
            var content = new VerifyingStream(job, new ResumingReader(job, opened.Content));
            var file = new RetrievedFile(DescriptionCodec.ToStoredFile(gateway, opened.Info), content);
            return options is { Verify: ReadVerification.First, Range: null }
                ? await SpoolAsync(gateway, file, cancellationToken).ConfigureAwait(false)
                : file;
        }
        catch (Exception)
        {
            await opened.Content.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static ReadJob Plan(DriverGateway gateway, ObjectInfo info, RetrieveOptions options)
    {
        if (options.Range is not { } range)
        {
            var sha256 = options.Verify == ReadVerification.None
                ? null
                : Sha256Text.Normalize(options.ExpectedSha256) ?? DescriptionCodec.Sha256Of(info);
            return new ReadJob(gateway, info, 0, info.Length, sha256, options.Progress);
        }

        if (range.Offset >= info.Length)
        {
            throw gateway.Error(
                StorageErrorCode.InvalidArgument, $"The range begins at byte {range.Offset}, past the end of the file of {info.Length} bytes.", info.Path);
        }

        var rest = info.Length - range.Offset;
        return new ReadJob(gateway, info, range.Offset, Math.Min(rest, range.Length ?? rest), null, options.Progress);
    }

    private static async Task<RetrievedFile> SpoolAsync(DriverGateway gateway, RetrievedFile file, CancellationToken cancellationToken)
    {
        await using var owned = file.ConfigureAwait(false);
        var spool = SpoolFile.Create(gateway, file.Info.Path);
        try
        {
            await file.Content.CopyToAsync(spool, cancellationToken).ConfigureAwait(false);
            spool.Position = 0;
            return new RetrievedFile(file.Info, spool);
        }
        catch (Exception error)
        {
            await spool.DisposeAsync().ConfigureAwait(false);
            // What the store throws is a StorageException already.
            if (error is IOException)
            {
                throw SpoolFile.Explain(gateway, file.Info.Path, error);
            }

            throw;
        }
    }
}
