using System.Net;
using Google.Apis.Http;

namespace Raso.Storage.Gcp;

/// <summary>Makes the clients of one driver, those of its credentials included: one attempt each, no timeout of their own, no redirects, and one pool of sockets that goes with the driver.</summary>
internal sealed class GoogleHttpClients : IDisposable
{
    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    });

    public GoogleHttpClients(TimeProvider timeProvider)
    {
        ForStorage = new Factory(() => new SharedHandler(_sockets));
        ForTokens = new Factory(() => new TokenHandler(_sockets, timeProvider));
    }

    public IHttpClientFactory ForStorage { get; }

    public IHttpClientFactory ForTokens { get; }

    public void Dispose() => _sockets.Dispose();

    private sealed class Factory(Func<HttpMessageHandler> makeHandler) : HttpClientFactory, IHttpClientFactory
    {
        ConfigurableHttpClient IHttpClientFactory.CreateHttpClient(CreateHttpClientArgs args)
        {
            var client = CreateHttpClient(args);
            client.MessageHandler.NumTries = 1;
            client.MessageHandler.FollowRedirect = false;
            client.Timeout = Timeout.InfiniteTimeSpan;
            return client;
        }

        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => makeHandler();
    }
}
