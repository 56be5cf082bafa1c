using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>Passes requests on to a server byte by byte, the Host header included, as signatures ask, and spoils those that its plan names.</summary>
internal sealed class HttpFaultProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly IPEndPoint _server;
    private readonly ConcurrentQueue<string> _log = new();

    /// <summary>Starts a proxy.</summary>
    /// <param name="server">Where the server listens; its host must be an address or localhost.</param>
    /// <param name="plan">Which requests meet a fault.</param>
    public HttpFaultProxy(Uri server, HttpFaultPlan plan)
    {
        _server = new IPEndPoint(IPAddress.TryParse(server.Host, out var address) ? address : IPAddress.Loopback, server.Port);
        Plan = plan;
        _listener = new LoopbackListener(ServeAsync);
        Endpoint = _listener.InPlaceOf(server);
    }

    /// <summary>Gets the server's address with the proxy in its place.</summary>
    public Uri Endpoint { get; }

    public HttpFaultPlan Plan { get; }

    /// <summary>Gets how many connections are open now.</summary>
    public int Open => _listener.Open;

    /// <summary>Gets each request with what became of it.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket, int number, CancellationToken stop)
    {
        socket.NoDelay = true;
        using var client = new HttpPeer(socket);
        HttpPeer? server = null;
        try
        {
            while (await client.ReadHeadAsync(stop) is { } head)
            {
                var request = new ProxiedRequest(head.Word(0), head.Word(1), head);
                var fault = Plan.Take(request);
                if (fault?.Instead is { } instead)
                {
                    if (!await AnswerAsync(client, request, instead(request), stop))
                    {
                        return;
                    }

                    continue;
                }

                if (server is null or { IsGone: true })
                {
                    server?.Dispose();
                    server = await ConnectAsync(stop);
                }

                if (!await new HttpExchange(client, server, request, fault, GiveUp, Note).RunAsync(stop))
                {
                    return;
                }
            }
        }
        finally
        {
            server?.Dispose();
        }
    }

    private void GiveUp() => Plan.GiveBack();

    private async Task<bool> AnswerAsync(HttpPeer client, ProxiedRequest request, HttpAnswer answer, CancellationToken stop)
    {
        if (request.Head["Expect"] is not null)
        {
            await client.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
        }

        await foreach (var _ in client.ReadBodyAsync(HttpExchange.RequestLength(request), stop))
        {
            // A server that answers before it has read all would reset the connection, which is another fault.
        }

        Note(request, $"{answer.Status} instead");
        await client.SendAsync(answer.ToBytes(request.IsHead), stop);
        return answer.AnnouncedLength is null;
    }

    private async Task<HttpPeer> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(_server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_server, stop);
            return new HttpPeer(socket);
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    private void Note(ProxiedRequest request, string outcome) =>
        _log.Enqueue(new StringBuilder().Append(CultureInfo.InvariantCulture, $"{request.Method} {request.Target} -> {outcome}").ToString());
}
