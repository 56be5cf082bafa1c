using System.Net;
using Google.Apis.Http;

namespace Raso.Storage.Gcp;

/// <summary>Makes the clients of one driver, those of its credentials included: one attempt each, no timeout of their own, no redirects, and one pool of sockets that goes with the driver.</summary>
internal sealed class GoogleHttpClients : IHttpClientFactory, IDisposable
{
    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    });

    private readonly Factory _factory;

    public GoogleHttpClients() => _factory = new Factory(_sockets);

    public ConfigurableHttpClient CreateHttpClient(CreateHttpClientArgs args)
    {
        var client = _factory.CreateHttpClient(args);
        client.MessageHandler.NumTries = 1;
        client.MessageHandler.FollowRedirect = false;
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    public void Dispose() => _sockets.Dispose();

    private sealed class Factory(HttpMessageInvoker sockets) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new SharedHandler(sockets);
    }
}
