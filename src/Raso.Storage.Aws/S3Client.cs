using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Internal;

namespace Raso.Storage.Aws;

/// <summary>The SDK's client without what goes wrong on other stores than AWS.</summary>
internal sealed class S3Client : AmazonS3Client
{
    public S3Client(AWSCredentials credentials, AmazonS3Config config, bool isAws)
        : base(credentials, config) => Adjust(isAws);

    public S3Client(AmazonS3Config config, bool isAws)
        : base(config) => Adjust(isAws);

    private void Adjust(bool isAws)
    {
        // It takes every ETag without a hyphen for an MD5, which it is not everywhere, and hashes all that is read once more.
        RuntimePipeline.RemoveHandler<AmazonS3ResponseHandler>();
        // It follows redirects, and sends a body again that may be read already.
        RuntimePipeline.RemoveHandler<AmazonS3RedirectHandler>();
        RuntimePipeline.AddHandlerBefore<ChecksumHandler>(new WireHandler(isAws));
    }
}
