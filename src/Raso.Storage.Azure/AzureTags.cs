using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Raso.Storage.Azure;

/// <summary>Reads the tags of a blob.</summary>
internal static class AzureTags
{
    /// <summary>Reads the tags where the credentials have the right to, which the usual roles do not include.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> TryReadAsync(BlobBaseClient blob, CancellationToken cancellationToken)
    {
        try
        {
            GetBlobTagResult result = await blob.GetTagsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return new Dictionary<string, string>(result.Tags);
        }
        catch (RequestFailedException error) when (error.Status == 403)
        {
            return null;
        }
    }
}
