using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>What the SDK does not let say with a request: the SHA-256 of a body that is known already, and MD5 for stores that know no other checksum. And what it does not tell of an answer: its date.</summary>
internal sealed class WireHandler(bool isAws) : PipelineHandler
{
    /// <summary>The entry of the answer's metadata that has the date.</summary>
    public const string DateKey = "raso-date";

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        Prepare(executionContext.RequestContext);
        var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        if (response?.ResponseMetadata is { } metadata && executionContext.ResponseContext.HttpResponse is { } http)
        {
            metadata.Metadata[DateKey] = http.GetHeaderValue("Date");
        }

        return response!;
    }

    private void Prepare(IRequestContext context)
    {
        var request = context.Request;
        if (HashedStream.Find(request.ContentStream) is { } body)
        {
            // The signature covers it, so the store refuses a body that was changed on the way, or in memory since it was hashed.
            request.PrecomputedContentSha256 = body.Sha256;
        }

        if (!isAws && context.OriginalRequest is DeleteObjectsRequest or PutObjectTaggingRequest)
        {
            ChecksumUtils.SetChecksumData(request);
        }
    }
}
