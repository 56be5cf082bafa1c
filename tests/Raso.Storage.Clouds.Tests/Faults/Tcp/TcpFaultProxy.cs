using System.Net;
using System.Net.Sockets;

namespace Raso.Storage.Clouds.Tests.Faults.Tcp;

/// <summary>Stands between a client and a server on this machine, and spoils connections as it is told.</summary>
internal sealed class TcpFaultProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly IPEndPoint _server;
    private readonly Func<int, TcpFault> _plan;

    /// <summary>Starts a proxy.</summary>
    /// <param name="server">Where the server listens; its host must be an address or localhost.</param>
    /// <param name="plan">Tells the fault of each connection, by its number from 1.</param>
    public TcpFaultProxy(Uri server, Func<int, TcpFault> plan)
    {
        _server = new IPEndPoint(IPAddress.TryParse(server.Host, out var address) ? address : IPAddress.Loopback, server.Port);
        _plan = plan;
        _listener = new LoopbackListener(PassAsync);
        Endpoint = _listener.InPlaceOf(server);
    }

    /// <summary>Gets the server's address with the proxy in its place.</summary>
    public Uri Endpoint { get; }

    /// <summary>Gets how many connections were accepted.</summary>
    public int Connections => _listener.Accepted;

    /// <summary>Gets how many connections are open now.</summary>
    public int Open => _listener.Open;

    /// <summary>Gets what passed, and how many connections were struck.</summary>
    public TcpFaultTally Tally { get; } = new();

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task PassAsync(Socket client, int number, CancellationToken stop)
    {
        using var connection = new TcpFaultConnection(client, _plan(number), stop);
        await connection.PassAsync(_server, Tally);
    }
}
