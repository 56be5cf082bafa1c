using System.Net;
using Raso.Storage.Clouds.Tests.Faults.Plain;

namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>The HTTP proxy passes what it is not told to spoil, letter for letter, and spoils what it is told to.</summary>
public sealed class HttpFaultProxyTests : IAsyncDisposable
{
    private readonly PlainServer _server = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pass_NoFault_CarriesHeadersAndBodiesUnchanged()
    {
        await using var proxy = new HttpFaultProxy(_server.Endpoint, HttpFaultPlan.Nothing);
        var bytes = new byte[300_000];
        Random.Shared.NextBytes(bytes);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(proxy.Endpoint, "a%2Fb"))
        {
            Content = new ByteArrayContent(bytes),
            Headers = { ExpectContinue = true },
        };
        request.Headers.Add("x-meta-note", "kept");

        using var put = await _client.SendAsync(request, Token);
        using var get = await _client.GetAsync(new Uri(proxy.Endpoint, "a%2Fb"), Token);

        put.StatusCode.Should().Be(HttpStatusCode.OK);
        (await get.Content.ReadAsByteArrayAsync(Token)).Should().Equal(bytes);
        get.Headers.GetValues("x-meta-note").Should().Equal("kept");
        proxy.Log.Should().Equal("PUT /a%2Fb -> 200", "GET /a%2Fb -> 200");
    }

    [Fact]
    public async Task Pass_ChunkedRequest_CarriesItsContent()
    {
        await using var proxy = new HttpFaultProxy(_server.Endpoint, HttpFaultPlan.Nothing);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(proxy.Endpoint, "a"))
        {
            Content = new StreamContent(new OneWayStream(new byte[100_000])),
            Headers = { TransferEncodingChunked = true },
        };

        using var put = await _client.SendAsync(request, Token);

        (await _client.GetByteArrayAsync(new Uri(_server.Endpoint, "a"), Token)).Should().HaveCount(100_000);
    }

    [Fact]
    public async Task Pass_HeadRequest_KeepsTheLengthWithoutABody()
    {
        await using var proxy = new HttpFaultProxy(_server.Endpoint, HttpFaultPlan.Nothing);
        await PutAsync(_server.Endpoint, new byte[1_000]);
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(proxy.Endpoint, "a"));

        using var head = await _client.SendAsync(request, Token);

        head.Content.Headers.ContentLength.Should().Be(1_000);
        (await GetAsync(proxy)).Should().HaveCount(1_000);
    }

    [Fact]
    public async Task Instead_SecondMatchingRequest_IsAnsweredByTheProxyOnce()
    {
        var plan = new HttpFaultPlan(
            new HttpFault { Instead = _ => ErrorForms.Html(503).With("Retry-After", "7") }, request => request.Method == "GET", skip: 1, times: 1);
        await using var proxy = new HttpFaultProxy(_server.Endpoint, plan);
        await PutAsync(proxy.Endpoint, [1, 2, 3]);

        (await GetAsync(proxy)).Should().HaveCount(3);
        using var struck = await _client.GetAsync(new Uri(proxy.Endpoint, "a"), Token);
        (await GetAsync(proxy)).Should().HaveCount(3);

        struck.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        struck.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        (await struck.Content.ReadAsStringAsync(Token)).Should().Contain("<html>");
        plan.Struck.Should().Be(1);
        _server.Requests.Should().Be(3);
    }

    [Fact]
    public async Task Loses_Put_IsDoneAndNotAnswered()
    {
        await using var proxy = new HttpFaultProxy(_server.Endpoint, new HttpFaultPlan(new HttpFault { LosesAnswer = true }, times: 1));

        var error = await Record.ExceptionAsync(() => PutAsync(proxy.Endpoint, [1, 2, 3]));

        error.Should().BeOfType<HttpRequestException>();
        (await GetAsync(proxy)).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Spoils_ShorterBody_IsAnnouncedWholeAndCut()
    {
        await PutAsync(_server.Endpoint, new byte[1_000]);
        var fault = new HttpFault { Spoil = answer => answer with { Body = answer.Body[..400], AnnouncedLength = answer.Body.Length } };
        await using var proxy = new HttpFaultProxy(_server.Endpoint, new HttpFaultPlan(fault, times: 1));

        var error = await Record.ExceptionAsync(() => GetAsync(proxy));

        error.Should().BeOfType<HttpRequestException>().Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        (await GetAsync(proxy)).Should().HaveCount(1_000);
    }

    [Fact]
    public async Task Spoils_NothingToSpoil_WaitsForAnotherAnswer()
    {
        var plan = new HttpFaultPlan(new HttpFault { Spoil = answer => answer.Body.Length < 100 ? null : answer with { Body = [9] } }, times: 1);
        await using var proxy = new HttpFaultProxy(_server.Endpoint, plan);

        await PutAsync(proxy.Endpoint, new byte[1_000]);
        plan.Struck.Should().Be(0);

        (await GetAsync(proxy)).Should().Equal(9);
        plan.Struck.Should().Be(1);
        (await GetAsync(proxy)).Should().HaveCount(1_000);
    }

    [Fact]
    public async Task Dispose_AfterManyRequests_LeavesNoConnectionOpen()
    {
        var proxy = new HttpFaultProxy(_server.Endpoint, HttpFaultPlan.Nothing);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PutAsync(proxy.Endpoint, new byte[5_000])));

        await proxy.DisposeAsync();

        proxy.Open.Should().Be(0);
        proxy.Log.Should().HaveCount(50);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private Task<byte[]> GetAsync(HttpFaultProxy proxy) => _client.GetByteArrayAsync(new Uri(proxy.Endpoint, "a"), Token);

    private async Task PutAsync(Uri endpoint, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        using var answer = await _client.PutAsync(new Uri(endpoint, "a"), content, Token);
        answer.EnsureSuccessStatusCode();
    }
}
