using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Copies a file within its store, with its description.</summary>
internal static class FileCopier
{
    private const int MaxLooks = 3;

    public static async Task<StoredFile> CopyAsync(
        DriverGateway gateway, StoragePath source, StoragePath destination, CopyOptions options, CancellationToken cancellationToken)
    {
        Require(gateway, source, destination);
        RequireCondition(gateway, destination, options, inParts: !gateway.Capabilities.ConditionalCopy && gateway.Traits.MaxCopyLength is not null);
        // A source that is replaced between the look at it and the copy is looked at again.
        for (var look = 1; ; look++)
        {
            var head = await gateway.CallAsync(
                "head", source, token => gateway.Driver.HeadAsync(source, token), cancellationToken).ConfigureAwait(false)
                ?? throw gateway.Error(StorageErrorCode.NotFound, $"There is no file at '{source}' to copy.", source);
            if (options.IfSourceMatch is not null && options.IfSourceMatch != head.ETag)
            {
                throw gateway.Error(
                    StorageErrorCode.PreconditionFailed, $"The file at '{source}' has the ETag {head.ETag}, not the required one.", source);
            }

            try
            {
                return await CopyAsync(gateway, head, destination, options, cancellationToken).ConfigureAwait(false);
            }
            catch (StorageException error) when (
                error.Code == StorageErrorCode.PreconditionFailed && options.IfSourceMatch is null && look < MaxLooks)
            {
                continue;
            }
        }
    }

    private static void Require(DriverGateway gateway, StoragePath source, StoragePath destination)
    {
        if (source == destination)
        {
            throw new ArgumentException("Source and destination are the same path.", nameof(destination));
        }

        if (!gateway.Capabilities.Copy)
        {
            throw gateway.NotSupported("copying", "read the file and store it anew.", source);
        }
    }

    private static void RequireCondition(DriverGateway gateway, StoragePath destination, CopyOptions options, bool inParts)
    {
        var can = gateway.Capabilities;
        if (options.CreateOnly && !(inParts ? can.ConditionalComplete : can.ConditionalCopy))
        {
            throw gateway.NotSupported(
                inParts ? $"{nameof(options.CreateOnly)} for copies of more than {gateway.Traits.MaxCopyLength} bytes" : $"{nameof(options.CreateOnly)} for copies",
                "leave it out, and copy to paths that are used once.",
                destination);
        }
    }

    private static async Task<StoredFile> CopyAsync(
        DriverGateway gateway, ObjectInfo source, StoragePath destination, CopyOptions options, CancellationToken cancellationToken)
    {
        var inParts = source.Length > gateway.Traits.MaxCopyLength;
        RequireCondition(gateway, destination, options, inParts);
        if (inParts)
        {
            return await PartedCopy.RunAsync(gateway, source, destination, options, cancellationToken).ConfigureAwait(false);
        }

        var token = options.CreateOnly ? DescriptionCodec.NewToken() : null;
        var copy = new CopyRequest(source.Path, source.ETag, destination, DescriptionCodec.DescribeCopy(source, token), options.CreateOnly);
        var request = new RequestState("copy", destination);
        var info = await Settlement.RunAsync(
            gateway,
            request.Operation,
            destination,
            token,
            _ => request.MayHaveTakenEffect,
            () => gateway.CallAsync(request, attempt => gateway.Driver.CopyAsync(copy, attempt), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return DescriptionCodec.ToStoredFile(gateway, info, DescriptionCodec.Sha256Of(source));
    }
}
