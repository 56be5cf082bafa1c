using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>Copies an object in one request, to another key or onto itself in another storage class.</summary>
internal sealed class S3Copier(S3Client client, S3Options options, S3Heads heads, S3Description descriptions, S3Tags tags)
{
    public async Task<(CopyObjectResponse Answer, long Length)> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        // Before, because the answer to a copy does not tell the length: whatever fails here has changed nothing.
        var source = await RequireAsync(request.Source, request.SourceETag, cancellationToken).ConfigureAwait(false);
        var copy = Create(request.Source, request.Destination, request.SourceETag);
        copy.IfNoneMatch = request.CreateOnly ? "*" : null;
        descriptions.Apply(request.Description, copy);
        var lost = await tags.ReadLostAsync(request.Source, source.TagsCount, cancellationToken).ConfigureAwait(false);
        var answer = await SendAsync(copy, lost, cancellationToken).ConfigureAwait(false);
        try
        {
            await RequireStillAsync(request.Source, request.SourceETag, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // It has the bytes of one object and the description of another.
            await client.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = options.Bucket, Key = request.Destination.Value }, cancellationToken).ConfigureAwait(false);
            throw;
        }

        return (answer, source.ContentLength);
    }

    /// <summary>Looks whether a source is still what was copied: other stores than AWS may ignore the condition of the copy, as Ceph 16 does.</summary>
    /// <exception cref="AmazonS3Exception">With status 412: the source was replaced.</exception>
    /// <exception cref="S3Exception">The source is gone.</exception>
    public async Task RequireStillAsync(StoragePath source, string etag, CancellationToken cancellationToken)
    {
        if (!options.IsAws)
        {
            await RequireAsync(source, etag, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task SetTierAsync(StoragePath path, string tier, S3Answers answers, CancellationToken cancellationToken)
    {
        var present = await RequireAsync(path, etag: null, cancellationToken).ConfigureAwait(false);
        if ((present.StorageClass?.Value ?? S3Traits.DefaultTier) == tier)
        {
            // A copy onto itself that changes nothing is refused.
            return;
        }

        var info = await tags.CompleteAsync(answers.Read(path, present), cancellationToken).ConfigureAwait(false);
        if (info.Description.Tier == tier)
        {
            // A copy onto itself that changes nothing is refused, also to the retry of one whose answer was lost.
            return;
        }

        if (info.Length > options.MaxCopyLength)
        {
            throw new S3Exception(new DriverError(
                StorageErrorCode.NotSupported,
                $"The storage class of a file of more than {options.MaxCopyLength} bytes cannot be changed; read the file, and store it anew with the tier."));
        }

        var copy = Create(path, path, info.ETag);
        copy.StorageClass = S3StorageClass.FindValue(tier);
        copy.ServerSideEncryptionMethod = present.ServerSideEncryptionMethod;
        copy.ServerSideEncryptionKeyManagementServiceKeyId = present.ServerSideEncryptionKeyManagementServiceKeyId;
        descriptions.ApplyCustomerKey(copy);
        if (info.AnnotatedSha256 is { } sha256)
        {
            // The copy has another ETag, to which the tag does not belong: the checksum moves into the metadata.
            var metadata = new Dictionary<string, string>(info.Description.Metadata) { [S3Description.Sha256Key] = sha256 };
            S3Description.Replace(info.Description with { Metadata = metadata }, copy);
            copy.ContentEncoding = present.ContentEncoding;
            copy.ContentLanguage = present.ContentLanguage;
        }

        await SendAsync(copy, info.Description.Tags, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CopyObjectResponse> SendAsync(CopyObjectRequest copy, IReadOnlyDictionary<string, string> lostTags, CancellationToken cancellationToken)
    {
        var answer = await client.CopyObjectAsync(copy, cancellationToken).ConfigureAwait(false);
        S3Answers.ETag(answer.ETag, "what was copied");
        if (!options.IsAws && lostTags.Count > 0)
        {
            await tags.WriteAsync(StoragePath.Parse(copy.DestinationKey), lostTags, cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    private async Task<GetObjectMetadataResponse> RequireAsync(StoragePath path, string? etag, CancellationToken cancellationToken) =>
        await heads.FindAsync(path, etag, cancellationToken).ConfigureAwait(false)
        ?? throw new S3Exception(S3Errors.FromCode("NoSuchKey", status: 404, region: null, retryAfter: null));

    private CopyObjectRequest Create(StoragePath source, StoragePath destination, string etag) => new()
    {
        SourceBucket = options.Bucket,
        SourceKey = source.Value,
        ETagToMatch = etag,
        DestinationBucket = options.Bucket,
        DestinationKey = destination.Value,
        MetadataDirective = S3MetadataDirective.COPY,
        TaggingDirective = options.Tags ? TaggingDirective.COPY : null,
    };
}
