using System.Net;
using System.Net.Sockets;

namespace Raso.Storage.Crash.Tests.Outages;

/// <summary>Stands between the workers and the server, and ends connections at some of the COMMITs that pass: before it, right after it was sent, or instead of its answer.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private const int CommitsPerFault = 6;

    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random;
    private readonly string _host;
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _faults;

    public FaultProxy(string host, int port, int seed)
    {
        _host = host;
        _serverPort = port;
        _random = new Random(seed);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Gets how many COMMITs went wrong.</summary>
    public int Faults => Volatile.Read(ref _faults);

    /// <summary>Gets or sets a value indicating whether COMMITs go wrong.</summary>
    public bool IsOn { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
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
                passing.RemoveAll(task => task.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }

        await Task.WhenAll(passing);
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_host, _serverPort, _stop.Token);
                var connection = new Connection();
                // Whichever ends first ends the other: both sockets are closed on the way out.
                var forth = ForthAsync(client.GetStream(), server.GetStream(), connection);
                var back = BackAsync(server.GetStream(), client.GetStream(), connection);
                await Task.WhenAny(forth, back);
                client.Close();
                server.Close();
                await Task.WhenAll(forth, back);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // One of the two is gone, which is what this is for.
            }
        }
    }

    private async Task ForthAsync(NetworkStream fromClient, NetworkStream toServer, Connection connection)
    {
        var buffer = new byte[65536];
        int read;
        while ((read = await fromClient.ReadAsync(buffer, _stop.Token)) > 0)
        {
            var fault = buffer.AsSpan(0, read).IndexOf(Commit) >= 0 ? NextFault() : CommitFault.None;
            if (fault == CommitFault.Before)
            {
                return;
            }

            connection.SwallowsAnswer = fault == CommitFault.InsteadOfAnswer;
            await toServer.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            if (fault == CommitFault.RightAfter)
            {
                return;
            }
        }
    }

    private async Task BackAsync(NetworkStream fromServer, NetworkStream toClient, Connection connection)
    {
        var buffer = new byte[65536];
        int read;
        while ((read = await fromServer.ReadAsync(buffer, _stop.Token)) > 0 && !connection.SwallowsAnswer)
        {
            await toClient.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private CommitFault NextFault()
    {
        lock (_random)
        {
            if (!IsOn || _random.Next(CommitsPerFault) != 0)
            {
                return CommitFault.None;
            }

            _faults++;
            return (CommitFault)_random.Next((int)CommitFault.Before, (int)CommitFault.InsteadOfAnswer + 1);
        }
    }

    private sealed class Connection
    {
        public volatile bool SwallowsAnswer;
    }
}
