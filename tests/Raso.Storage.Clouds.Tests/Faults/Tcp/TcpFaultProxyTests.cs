using System.Net.Sockets;
using Raso.Storage.Clouds.Tests.Faults.Plain;

namespace Raso.Storage.Clouds.Tests.Faults.Tcp;

/// <summary>The TCP proxy does to connections what it is told, no more, and leaves none open.</summary>
public sealed class TcpFaultProxyTests : IAsyncDisposable
{
    private readonly PlainServer _server = new();
    // Each request has a connection of its own, and so a fault of its own.
    private readonly HttpClient _client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(30) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pass_NoFault_CarriesTheBytesBothWays()
    {
        await using var proxy = new TcpFaultProxy(_server.Endpoint, _ => TcpFault.None);
        var bytes = new byte[300_000];
        Random.Shared.NextBytes(bytes);

        await PutAsync(proxy, bytes);

        (await _client.GetByteArrayAsync(new Uri(proxy.Endpoint, "a"), Token)).Should().Equal(bytes);
        proxy.Tally.Struck.Should().Be(0);
        proxy.Tally.RequestBytes.Should().BeGreaterThan(300_000);
        proxy.Tally.ResponseBytes.Should().BeGreaterThan(300_000);
    }

    [Fact]
    public async Task Pass_ResetOnConnect_ResetsThatConnectionAlone()
    {
        await using var proxy = new TcpFaultProxy(_server.Endpoint, number => number == 1 ? TcpFault.ResetOnConnect : TcpFault.None);

        var error = await Record.ExceptionAsync(() => PutAsync(proxy, [1]));

        SocketErrorOf(error).Should().Be(SocketError.ConnectionReset);
        await PutAsync(proxy, [1]);
        proxy.Tally.Struck.Should().Be(1);
        proxy.Connections.Should().Be(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pass_CutAfterBytesOfTheRequest_GivesTheServerNoMore(bool reset)
    {
        var fault = new TcpFault { Action = reset ? TcpFaultAction.Reset : TcpFaultAction.Close, AfterRequestBytes = 5_000 };
        await using var proxy = new TcpFaultProxy(_server.Endpoint, _ => fault);

        var error = await Record.ExceptionAsync(() => PutAsync(proxy, new byte[100_000]));

        error.Should().BeOfType<HttpRequestException>();
        proxy.Tally.RequestBytes.Should().Be(5_000);
        _server.Requests.Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pass_CutAfterBytesOfTheAnswer_GivesTheClientNoMore(bool reset)
    {
        await PutAsync(null, new byte[100_000]);
        var fault = new TcpFault { Action = reset ? TcpFaultAction.Reset : TcpFaultAction.Close, AfterResponseBytes = 5_000 };
        await using var proxy = new TcpFaultProxy(_server.Endpoint, _ => fault);

        var error = await Record.ExceptionAsync(() => _client.GetByteArrayAsync(new Uri(proxy.Endpoint, "a"), Token));

        error.Should().BeOfType<HttpRequestException>();
        proxy.Tally.ResponseBytes.Should().Be(5_000);
        _server.Requests.Should().Be(2);
    }

    [Theory]
    [InlineData(0L, null)]
    [InlineData(100L, null)]
    [InlineData(null, 20L)]
    public async Task Pass_HalfOpen_KeepsTheConnectionAndSaysNothing(long? afterRequest, long? afterResponse)
    {
        var fault = new TcpFault { Action = TcpFaultAction.HalfOpen, AfterRequestBytes = afterRequest, AfterResponseBytes = afterResponse };
        await using var proxy = new TcpFaultProxy(_server.Endpoint, _ => fault);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var put = PutAsync(proxy, new byte[1_000], patience.Token);
        while (proxy.Tally.Struck == 0)
        {
            await Task.Yield();
        }

        put.IsCompleted.Should().BeFalse();
        proxy.Open.Should().Be(1);
        await patience.CancelAsync();
        await put.Awaiting(call => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Pass_SlowTrickle_CarriesAllOfIt()
    {
        var fault = new TcpFault { Latency = TimeSpan.FromMilliseconds(1), TrickledBytes = 2_000, TrickleChunk = 100 };
        await using var proxy = new TcpFaultProxy(_server.Endpoint, _ => fault);
        var bytes = new byte[10_000];
        Random.Shared.NextBytes(bytes);

        await PutAsync(proxy, bytes);

        (await _client.GetByteArrayAsync(new Uri(proxy.Endpoint, "a"), Token)).Should().Equal(bytes);
        proxy.Tally.Struck.Should().BePositive();
    }

    [Fact]
    public async Task Dispose_ManyConnectionsOfEachKind_LeavesNoneOpen()
    {
        TcpFault[] faults = [TcpFault.None, TcpFault.ResetOnConnect, TcpFault.NeverAnswers, new() { Action = TcpFaultAction.Reset, AfterResponseBytes = 10 }];
        var proxy = new TcpFaultProxy(_server.Endpoint, number => faults[number % faults.Length]);
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(Token))
        {
            var calls = Enumerable.Range(0, 40).Select(_ => Record.ExceptionAsync(() => PutAsync(proxy, new byte[100], patience.Token)).AsTask()).ToList();
            while (proxy.Connections < calls.Count)
            {
                await Task.Yield();
            }

            await patience.CancelAsync();
            await Task.WhenAll(calls);
        }

        await proxy.DisposeAsync();

        proxy.Open.Should().Be(0);
        (await Record.ExceptionAsync(() => PutAsync(proxy, [1]))).Should().BeOfType<HttpRequestException>("nobody listens there any more");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private async Task PutAsync(TcpFaultProxy? proxy, byte[] bytes, CancellationToken? token = null)
    {
        using var content = new ByteArrayContent(bytes);
        using var answer = await _client.PutAsync(new Uri(proxy?.Endpoint ?? _server.Endpoint, "a"), content, token ?? Token);
        answer.EnsureSuccessStatusCode();
    }

    private static SocketError? SocketErrorOf(Exception? error) =>
        error is null or SocketException ? (error as SocketException)?.SocketErrorCode : SocketErrorOf(error.InnerException);
}
