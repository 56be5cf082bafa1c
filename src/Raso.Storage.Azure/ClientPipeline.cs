using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace Raso.Storage.Azure;

/// <summary>The way of a client to its service, with its credentials, for calls that the client does not offer.</summary>
internal sealed class ClientPipeline : BlobServiceClient
{
    private ClientPipeline()
    {
    }

    public static HttpPipeline Of(BlobServiceClient client) => GetHttpPipeline(client);
}
