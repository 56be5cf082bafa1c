using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>Signs URLs.</summary>
internal sealed class S3UrlSigner(S3Client client, S3Options options, TimeProvider timeProvider)
{
    public async Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The SDK subtracts its own clock again and rounds: half a second less would be none.
        var expires = timeProvider.GetUtcNow() + wanted.Lifetime;
        var request = new GetPreSignedUrlRequest
        {
            BucketName = options.Bucket,
            Key = path.Value,
            Verb = wanted.Method switch
            {
                SignedUrlMethod.Put => HttpVerb.PUT,
                SignedUrlMethod.Delete => HttpVerb.DELETE,
                _ => HttpVerb.GET,
            },
            Expires = expires.UtcDateTime,
            Protocol = options.ServiceUrl?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true ? Protocol.HTTP : Protocol.HTTPS,
        };
        Dictionary<string, string>? headers = null;
        if (wanted.ContentType is { } contentType)
        {
            request.ContentType = contentType;
            headers = new Dictionary<string, string> { ["Content-Type"] = contentType };
        }

        var url = await client.GetPreSignedURLAsync(request).WaitAsync(cancellationToken).ConfigureAwait(false);
        return new SignedUrl(new Uri(url), wanted.Method, expires, headers);
    }
}
