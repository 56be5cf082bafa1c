using Amazon.Runtime;

namespace Raso.Storage.Aws;

/// <summary>Gives the SDK the driver's own connections, which it neither keeps for other clients nor disposes.</summary>
internal sealed class SharedHttpClient(HttpClient http) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
