using System.Net;
using System.Net.Sockets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Stands between a client and the server, and lets the first COMMIT go wrong.</summary>
internal sealed class CommitProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _clients = [];
    private readonly CommitFault _fault;
    private readonly Task _accepting;
    private int _faults;

    public CommitProxy(CommitFault fault)
    {
        _fault = fault;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public int Faults => _faults;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        lock (_clients)
        {
            _clients.ForEach(client => client.Dispose());
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                passing.Add(PassAsync(Keep(client)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }

        await Task.WhenAll(passing);
    }

    private async Task PassAsync(TcpClient client)
    {
        var settings = PostgresServer.Settings;
        var server = Keep(new TcpClient());
        try
        {
            await server.ConnectAsync(settings.Host!, settings.Port, _stop.Token);
            var (fromClient, fromServer) = (client.GetStream(), server.GetStream());
            var back = BackAsync(fromServer, fromClient);
            var buffer = new byte[65536];
            int read;
            while ((read = await fromClient.ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (buffer.AsSpan(0, read).IndexOf(Commit) >= 0 && Interlocked.Increment(ref _faults) == 1)
                {
                    await FailAsync(client, server, buffer.AsMemory(0, read), back);
                    return;
                }

                await fromServer.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }

            server.Dispose();
            await back;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task FailAsync(TcpClient client, TcpClient server, ReadOnlyMemory<byte> request, Task back)
    {
        if (_fault is CommitFault.DropAnswer or CommitFault.DropAnswerAndGo)
        {
            if (_fault is CommitFault.DropAnswerAndGo)
            {
                _listener.Stop();
            }

            // Its answer comes back to BackAsync, which ends the client instead of passing it on.
            await server.GetStream().WriteAsync(request, _stop.Token);
            await back;
        }
        else if (_fault is CommitFault.DropRequest)
        {
            server.Dispose();
        }

        client.Dispose();
    }

    private async Task BackAsync(NetworkStream fromServer, NetworkStream toClient)
    {
        var buffer = new byte[65536];
        try
        {
            int read;
            while ((read = await fromServer.ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (_faults == 1 && _fault is CommitFault.DropAnswer or CommitFault.DropAnswerAndGo && buffer.AsSpan(0, read).IndexOf(Commit) >= 0)
                {
                    return;
                }

                await toClient.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // One of the two is gone.
        }
    }

    private TcpClient Keep(TcpClient client)
    {
        lock (_clients)
        {
            _clients.Add(client);
        }

        return client;
    }
}
