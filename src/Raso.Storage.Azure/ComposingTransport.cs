using Azure.Core;
using Azure.Core.Pipeline;

namespace Raso.Storage.Azure;

/// <summary>Sends nothing: gives back the request, signed as it would have gone out.</summary>
internal sealed class ComposingTransport : HttpPipelineTransport
{
    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => message.Response =
        new ComposedResponse(BatchBody.Write(message.Request), message.Request.ClientRequestId);

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }
}
