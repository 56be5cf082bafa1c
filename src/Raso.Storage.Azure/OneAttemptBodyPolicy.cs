using Azure.Core;
using Azure.Core.Pipeline;

namespace Raso.Storage.Azure;

/// <summary>Keeps the client from taking up a broken download by itself, up to five times: the engine does that, and counts it.</summary>
internal sealed class OneAttemptBodyPolicy : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Wrap(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        Wrap(message);
    }

    private static void Wrap(HttpMessage message)
    {
        // The body of an error is read by the client itself, from memory.
        if (!message.BufferResponse && message is { HasResponse: true, Response: { IsError: false, ContentStream: { } body } })
        {
            message.Response.ContentStream = new OneAttemptBody(body);
        }
    }
}
