using Azure.Core;
using Azure.Core.Pipeline;

namespace Raso.Storage.Azure;

/// <summary>Looks at answers before the client does, which fails on errors in forms that it does not expect, and takes every success for the service's.</summary>
internal sealed class AzureAnswerPolicy : HttpPipelinePolicy
{
    // Every answer of the service has it (https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes).
    private const string OwnHeader = "x-ms-request-id";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Look(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        Look(message);
    }

    private static void Look(HttpMessage message)
    {
        if (!message.HasResponse)
        {
            return;
        }

        if (message.Response.IsError)
        {
            // The code stands in a header. The client throws on JSON and XML bodies of others, and on a body announced to HEAD.
            message.Response.ContentStream = null;
        }
        else if (!message.Response.Headers.Contains(OwnHeader))
        {
            throw new AzureAnswerException(new DriverError(
                StorageErrorCode.Unavailable,
                $"The answer of status {message.Response.Status} is none of Azure's; check the address, and what stands between.",
                IsTransient: true));
        }
    }
}
