using System.Runtime.ExceptionServices;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Copies an object that is longer than one copy takes: as an upload whose parts the store fills itself.</summary>
internal static class PartedCopy
{
    // Long enough that a copy has few requests, short enough that one of them ends within an attempt's time.
    private const long WantedPart = 256 << 20;

    public static async Task<StoredFile> RunAsync(
        DriverGateway gateway, ObjectInfo source, StoragePath destination, CopyOptions options, CancellationToken cancellationToken)
    {
        var driver = (IPartCopyingDriver)gateway.Driver;
        var condition = new WriteCondition(options.CreateOnly, null);
        // Always with a token: a completion whose answer was lost leaves no upload behind to ask for.
        var token = DescriptionCodec.NewToken();
        var description = DescriptionCodec.DescribeCopy(source, token);
        var completion = new RequestState("complete_upload", destination);
        var uploadId = await UploadBeginner.BeginAsync(
            gateway, new BeginUploadRequest(destination, description, condition), cancellationToken).ConfigureAwait(false);
        try
        {
            var parts = await CopyPartsAsync(gateway, driver, source, destination, uploadId, cancellationToken).ConfigureAwait(false);
            var complete = new CompleteUploadRequest(destination, uploadId, parts, description, condition);
            var info = await Settlement.RunAsync(
                gateway,
                completion.Operation,
                destination,
                token,
                _ => completion.MayHaveTakenEffect,
                () => gateway.CallAsync(completion, attempt => driver.CompleteUploadAsync(complete, attempt), cancellationToken),
                cancellationToken).ConfigureAwait(false);
            return DescriptionCodec.ToStoredFile(gateway, info, DescriptionCodec.Sha256Of(source));
        }
        catch (Exception)
        {
            await UploadAborter.TryAbortAsync(gateway, destination, uploadId).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<IReadOnlyList<UploadedPart>> CopyPartsAsync(
        DriverGateway gateway, IPartCopyingDriver driver, ObjectInfo source, StoragePath destination, string uploadId, CancellationToken cancellationToken)
    {
        var size = PartLength(gateway, source);
        var parts = new UploadedPart[(source.Length + size - 1) / size];
        try
        {
            await Parallel.ForAsync(
                0,
                parts.Length,
                new ParallelOptions { MaxDegreeOfParallelism = gateway.Options.PartConcurrency, CancellationToken = cancellationToken },
                async (index, stop) =>
                {
                    var offset = index * size;
                    var request = new CopyPartRequest(
                        source.Path,
                        source.ETag,
                        destination,
                        uploadId,
                        index + 1,
                        new ByteRange(offset, Math.Min(size, source.Length - offset)),
                        index == parts.Length - 1);
                    parts[index] = await gateway.CallAsync(
                        "copy_part", destination, token => driver.CopyPartAsync(request, token), stop).ConfigureAwait(false);
                }).ConfigureAwait(false);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }

        return parts;
    }

    private static long PartLength(DriverGateway gateway, ObjectInfo source)
    {
        var limits = gateway.Traits.Parts!;
        var longest = Math.Min(limits.MaxLength, gateway.Traits.MaxCopyLength!.Value);
        var needed = (source.Length + limits.MaxCount - 1) / limits.MaxCount;
        return Math.Clamp(Math.Max(WantedPart, needed), limits.MinLength, Math.Max(longest, limits.MinLength));
    }
}
