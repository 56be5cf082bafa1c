using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Raso.Storage.Clouds.Tests.Faults;

/// <summary>Accepts connections on a free port of this machine, serves each beside the others, and waits for all of them when it ends.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, Task> _serving = new();
    private readonly Func<Socket, int, CancellationToken, Task> _serve;
    private readonly Task _accepting;
    private int _accepted;
    private int _open;

    /// <summary>Starts to listen.</summary>
    /// <param name="serve">Serves a connection, which is disposed afterwards, by its number from 1; sockets that fail and the token's cancellation end it.</param>
    public LoopbackListener(Func<Socket, int, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start(512);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Gets how many connections were accepted.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Gets how many connections are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Gets a server's address with this listener in its place.</summary>
    /// <param name="server">The server's address.</param>
    public Uri InPlaceOf(Uri server) => new UriBuilder(server) { Host = "127.0.0.1", Port = Port }.Uri;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_serving.Values);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                var number = Interlocked.Increment(ref _accepted);
                Interlocked.Increment(ref _open);
                _serving[number] = Task.Run(() => ServeAsync(socket, number));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        using var owned = socket;
        try
        {
            await _serve(socket, number, _stop.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // One of the two ends is gone, or the listener is stopped.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            _serving.TryRemove(number, out _);
        }
    }
}
