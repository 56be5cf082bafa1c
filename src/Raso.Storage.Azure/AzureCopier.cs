using Azure;
using Azure.Storage.Blobs.Models;

namespace Raso.Storage.Azure;

/// <summary>Copies within the account with one request.</summary>
internal sealed class AzureCopier(AzureAccess access)
{
    /// <summary>The longest source that the service copies while the request waits.</summary>
    public const long MaxLength = 256L << 20;

    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var condition = new WriteCondition(request.CreateOnly, null);
        return AzureConditions.RunAsync(condition, () => CopyAsync(request, condition, cancellationToken));
    }

    private async Task<ObjectInfo> CopyAsync(CopyRequest request, WriteCondition condition, CancellationToken cancellationToken)
    {
        var sourceIs = new BlobRequestConditions { IfMatch = new ETag(request.SourceETag) };
        // The answer to a copy tells no length, and whether there are tags to be copied, for which few have the right, is known only here.
        BlobProperties source = await access.Blob(request.Source).GetPropertiesAsync(sourceIs, cancellationToken).ConfigureAwait(false);
        var (uri, authorization) = await access.ProveSourceAsync(request.Source, cancellationToken).ConfigureAwait(false);
        var options = new BlobCopyFromUriOptions
        {
            Metadata = AzureDescriptions.Metadata(request.Description),
            AccessTier = AzureDescriptions.Tier(request.Description),
            SourceConditions = sourceIs,
            DestinationConditions = AzureDescriptions.Conditions(condition),
            SourceAuthentication = authorization,
            CopySourceTagsMode = source.TagCount > 0 ? BlobCopySourceTagsMode.Copy : null,
        };
        var copied = await access.Blob(request.Destination, AzureCapabilities.ScopeOf(request.Description))
            .SyncCopyFromUriAsync(uri, options, cancellationToken).ConfigureAwait(false);
        return AzureDescriptions.Written(
            request.Destination, source.ContentLength, copied.Value.ETag, copied.Value.LastModified, request.Description);
    }
}
