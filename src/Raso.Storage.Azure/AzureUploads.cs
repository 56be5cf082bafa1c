using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Raso.Storage.Azure;

/// <summary>Puts, and uploads of staged blocks.</summary>
internal sealed class AzureUploads(AzureAccess access)
{
    // A put and its greatest length are those of one request; the client would cut it into blocks otherwise.
    public const long MaxPutLength = 5000L << 20;

    private static readonly UploadTransferValidationOptions Md5 = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken) => AzureConditions.RunAsync(
        request.Condition,
        async () =>
        {
            var description = request.Describe();
            var options = new BlobUploadOptions
            {
                HttpHeaders = AzureDescriptions.Headers(description),
                Metadata = AzureDescriptions.Metadata(description),
                Tags = AzureDescriptions.Tags(description),
                AccessTier = AzureDescriptions.Tier(description),
                Conditions = AzureDescriptions.Conditions(request.Condition),
                TransferValidation = Md5,
                TransferOptions = new StorageTransferOptions { InitialTransferSize = MaxPutLength, MaximumTransferSize = MaxPutLength, MaximumConcurrency = 1 },
            };
            var blob = access.Blob(request.Path, AzureCapabilities.ScopeOf(description));
            var length = request.Length!.Value;
            BlobContentInfo info = await blob.UploadAsync(request.Content, options, cancellationToken).ConfigureAwait(false);
            return AzureDescriptions.Written(request.Path, length, info.ETag, info.LastModified, description);
        });

    public async Task<UploadedPart> StageAsync(UploadPartRequest request, CancellationToken cancellationToken)
    {
        var id = BlockIds.Block(request.UploadId, request.Number);
        var content = BinaryData.FromBytes(request.Content).ToStream();
        await using var owned = content.ConfigureAwait(false);
        await Blob(request.Path, request.UploadId)
            .StageBlockAsync(id, content, new BlockBlobStageBlockOptions { TransferValidation = Md5 }, cancellationToken).ConfigureAwait(false);
        return new UploadedPart(request.Number, id, request.Content.Length);
    }

    public async Task<UploadedPart> StageAsync(CopyPartRequest request, CancellationToken cancellationToken)
    {
        var id = BlockIds.Block(request.UploadId, request.Number);
        var (source, authorization) = await access.ProveSourceAsync(request.Source, cancellationToken).ConfigureAwait(false);
        var options = new StageBlockFromUriOptions
        {
            SourceRange = new HttpRange(request.Range.Offset, request.Range.Length),
            SourceConditions = new RequestConditions { IfMatch = new ETag(request.SourceETag) },
            SourceAuthentication = authorization,
        };
        await Blob(request.Destination, request.UploadId).StageBlockFromUriAsync(source, id, options, cancellationToken).ConfigureAwait(false);
        return new UploadedPart(request.Number, id, request.Range.Length!.Value);
    }

    public Task<ObjectInfo> CompleteAsync(CompleteUploadRequest request, CancellationToken cancellationToken) => AzureConditions.RunAsync(
        request.Condition,
        async () =>
        {
            var description = request.Description;
            var options = new CommitBlockListOptions
            {
                HttpHeaders = AzureDescriptions.Headers(description),
                Metadata = AzureDescriptions.Metadata(description),
                Tags = AzureDescriptions.Tags(description),
                AccessTier = AzureDescriptions.Tier(description),
                Conditions = AzureDescriptions.Conditions(request.Condition),
            };
            var blob = Blob(request.Path, request.UploadId);
            try
            {
                BlobContentInfo info = await blob.CommitBlockListAsync(request.Parts.Select(part => part.ETag), options, cancellationToken).ConfigureAwait(false);
                return AzureDescriptions.Written(request.Path, request.Parts.Sum(part => part.Length), info.ETag, info.LastModified, description);
            }
            catch (RequestFailedException error) when (AzureErrors.Is(error, BlobErrorCode.InvalidBlockList) && request.Condition.IsSet)
            {
                await ExplainLostBlocksAsync(blob, request.Condition, cancellationToken).ConfigureAwait(false);
                throw;
            }
        });

    /// <summary>Gets the blocks of an upload among all uncommitted ones of its path; <see langword="null"/> where there are none, which are discarded when a file is stored there.</summary>
    public async Task<UploadProgress?> GetAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            BlockList list = await access.Blob(path).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellationToken).ConfigureAwait(false);
            UploadedPart[] parts =
            [
                .. list.UncommittedBlocks
                    .Select(block => (Number: BlockIds.FindNumber(uploadId, block.Name), block.Name, block.SizeLong))
                    .Where(block => block.Number > 0)
                    .Select(block => new UploadedPart(block.Number, block.Name, block.SizeLong)),
            ];
            return parts.Length == 0 ? null : UploadProgress.OfParts(parts);
        }
        catch (RequestFailedException error) when (AzureErrors.Is(error, BlobErrorCode.BlobNotFound))
        {
            return null;
        }
    }

    private BlockBlobClient Blob(StoragePath path, string uploadId) => access.Blob(path, BlockIds.ScopeOf(uploadId));

    // Whoever commits first discards the blocks of all others, and the service may look at the blocks before it looks at the condition.
    private static async Task ExplainLostBlocksAsync(BlockBlobClient blob, WriteCondition condition, CancellationToken cancellationToken)
    {
        ETag? present;
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            present = properties.ETag;
        }
        catch (RequestFailedException missing) when (AzureErrors.Is(missing, BlobErrorCode.BlobNotFound))
        {
            present = null;
        }

        if (condition.CreateOnly && present is not null)
        {
            throw new AzureAnswerException(AzureConditions.Exists);
        }

        if (condition.IfMatch is { } wanted && (present is not { } tag || AzureDescriptions.Tag(tag) != wanted))
        {
            throw new AzureAnswerException(AzureConditions.Changed);
        }
    }
}
