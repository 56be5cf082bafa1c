namespace Raso.Storage.Gcp;

/// <summary>A way to the sockets of one driver. Clients of the SDK dispose their handlers, and some are made for a single request: that leaves the sockets to the others.</summary>
internal sealed class SharedHandler(HttpMessageInvoker sockets) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        sockets.SendAsync(request, cancellationToken);
}
