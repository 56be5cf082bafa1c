using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>Deletes many objects with one request.</summary>
internal sealed class S3Deleter(S3Client client, string bucket)
{
    public async Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken)
    {
        var answer = await client.DeleteObjectsAsync(
            new DeleteObjectsRequest
            {
                BucketName = bucket,
                Objects = [.. paths.Select(path => new KeyVersion { Key = path.Value })],
                // With Quiet an answer that was cut would read like success.
                Quiet = false,
            },
            cancellationToken).ConfigureAwait(false);
        var deleted = (answer.DeletedObjects ?? []).Select(found => found.Key).ToHashSet(StringComparer.Ordinal);
        var errors = (answer.DeleteErrors ?? []).Where(error => error.Key is not null).ToLookup(error => error.Key, StringComparer.Ordinal);
        var failed = new Dictionary<StoragePath, DriverError>();
        foreach (var path in paths)
        {
            if (errors[path.Value].FirstOrDefault() is { } error)
            {
                failed[path] = S3Errors.FromCode(error.Code, status: 0, region: null, retryAfter: null);
            }
            else if (!deleted.Contains(path.Value))
            {
                failed[path] = new DriverError(
                    StorageErrorCode.Unavailable, "The store did not say what became of this object; delete it again.", IsTransient: true);
            }
        }

        return failed;
    }
}
