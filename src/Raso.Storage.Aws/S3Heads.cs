using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>Looks at an object without its bytes. The answer to such a request has no body, so a 404 does not tell whether it is the object or the bucket that is missing.</summary>
internal sealed class S3Heads(S3Client client, S3Options options)
{
    // Asked once: a bucket that was there is taken to be there still, so that looking for files that are not there costs one request each.
    private volatile bool _bucketWasSeen;

    /// <summary>Looks at an object.</summary>
    /// <returns>What the store says of it, or <see langword="null"/> where there is none.</returns>
    public async Task<GetObjectMetadataResponse?> FindAsync(StoragePath path, string? etag, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetObjectMetadataAsync(
                new GetObjectMetadataRequest
                {
                    BucketName = options.Bucket,
                    Key = path.Value,
                    EtagToMatch = etag,
                    ServerSideEncryptionCustomerMethod = options.CustomerKey is null ? null : ServerSideEncryptionCustomerMethod.AES256,
                    ServerSideEncryptionCustomerProvidedKey = options.CustomerKey,
                },
                cancellationToken).ConfigureAwait(false);
            _bucketWasSeen = true;
            return answer;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound && error.ErrorCode != "NoSuchBucket")
        {
            return _bucketWasSeen || await HasBucketAsync(cancellationToken).ConfigureAwait(false)
                ? null
                : throw new S3Exception(S3Errors.FromCode("NoSuchBucket", status: 404, region: null, retryAfter: null));
        }
    }

    /// <summary>Looks for the bucket.</summary>
    public async Task<bool> HasBucketAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.HeadBucketAsync(new HeadBucketRequest { BucketName = options.Bucket }, cancellationToken).ConfigureAwait(false);
            _bucketWasSeen = true;
            return true;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.Forbidden)
        {
            // Whoever may read objects need not be allowed to look at the bucket.
            _bucketWasSeen = true;
            return true;
        }
    }
}
