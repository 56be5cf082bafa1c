using Azure.Core;
using Azure.Core.Pipeline;

namespace Raso.Storage.Azure;

/// <summary>Takes the version of the protocol out of a request before it is signed.</summary>
internal sealed class WithoutVersionPolicy : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.Remove("x-ms-version");
}
