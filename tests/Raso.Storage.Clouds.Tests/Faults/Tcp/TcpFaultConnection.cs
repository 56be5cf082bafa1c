using System.Net;
using System.Net.Sockets;

namespace Raso.Storage.Clouds.Tests.Faults.Tcp;

/// <summary>One connection through the proxy, from both ends, until its fault strikes or one of the ends is gone.</summary>
internal sealed class TcpFaultConnection(Socket client, TcpFault fault, CancellationToken stop) : IDisposable
{
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private Socket? _server;
    private int _struck;
    private volatile bool _frozen;

    /// <summary>Passes bytes on until the connection ends.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="tally">Counts what passes, and the strike.</param>
    public async Task PassAsync(IPEndPoint address, TcpFaultTally tally)
    {
        using var server = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _server = server;
        client.NoDelay = true;
        try
        {
            if (fault.AfterRequestBytes == 0)
            {
                await StrikeAsync(tally);
                return;
            }

            await server.ConnectAsync(address, _ended.Token);
            await Task.WhenAll(
                CopyAsync(client, server, fault.AfterRequestBytes, tally, tally.AddRequest),
                CopyAsync(server, client, fault.AfterResponseBytes, tally, tally.AddResponse));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the two is gone, or the proxy is stopped.
        }
    }

    public void Dispose()
    {
        client.Dispose();
        _ended.Dispose();
    }

    private async Task CopyAsync(Socket from, Socket to, long? strikesAfter, TcpFaultTally tally, Action<int> count)
    {
        var buffer = new byte[64 << 10];
        var passed = 0L;
        try
        {
            while (true)
            {
                var slow = fault.Latency > TimeSpan.Zero && (fault.TrickledBytes == 0 || passed < fault.TrickledBytes);
                var most = slow && fault.TrickledBytes > 0 ? fault.TrickleChunk : buffer.Length;
                var read = await from.ReceiveAsync(
                    buffer.AsMemory(0, (int)Math.Min(most, strikesAfter - passed ?? long.MaxValue)), SocketFlags.None, _ended.Token);
                if (read == 0)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }

                count(read);
                if (slow)
                {
                    await Task.Delay(fault.Latency, TimeProvider.System, _ended.Token);
                    CountStrike(tally);
                }

                if (_frozen)
                {
                    await WaitForTheEndAsync();
                }

                await SendAsync(to, buffer.AsMemory(0, read));
                passed += read;
                if (passed == strikesAfter)
                {
                    await StrikeAsync(tally);
                    return;
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException && !_frozen)
        {
            // What one side has lost, the other must not wait for.
            await _ended.CancelAsync();
        }
    }

    private async Task StrikeAsync(TcpFaultTally tally)
    {
        CountStrike(tally);
        if (fault.Action == TcpFaultAction.HalfOpen)
        {
            _frozen = true;
            await WaitForTheEndAsync();
        }

        if (fault.Action == TcpFaultAction.Reset)
        {
            client.LingerState = new LingerOption(true, 0);
        }

        client.Close();
        _server?.Close();
        await _ended.CancelAsync();
    }

    private void CountStrike(TcpFaultTally tally)
    {
        if (Interlocked.Exchange(ref _struck, 1) == 0)
        {
            tally.AddStrike();
        }
    }

    private Task WaitForTheEndAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _ended.Token);

    private async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await to.SendAsync(bytes, SocketFlags.None, _ended.Token)..];
        }
    }
}
