using System.Net;
using System.Net.Sockets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Stands between clients and the server, and counts round trips: how often a client spoke after it had heard the server.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _trips;

    public CountingProxy()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Runs something and counts its round trips.</summary>
    public async Task<int> CountAsync(Func<Task> run)
    {
        var before = Volatile.Read(ref _trips);
        await run();
        return Volatile.Read(ref _trips) - before;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using var _ = client;
        await server.ConnectAsync(PostgresServer.Settings.Host!, PostgresServer.Settings.Port);
        var serverSpoke = 1;
        await Task.WhenAny(
            CopyAsync(client, server, () => Interlocked.Add(ref _trips, Interlocked.Exchange(ref serverSpoke, 0))),
            CopyAsync(server, client, () => Volatile.Write(ref serverSpoke, 1)));
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, Action spoke)
    {
        var buffer = new byte[65536];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
            {
                spoke();
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One of the two is gone, or the test is over.
        }
    }
}
