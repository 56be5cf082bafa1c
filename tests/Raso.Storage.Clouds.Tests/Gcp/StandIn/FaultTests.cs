using System.Net.Sockets;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

public sealed class FaultTests : StandInTests
{
    [Fact]
    public async Task Answer_NextCallsOfTheKind_GetIt()
    {
        await PutAsync("a", "content");
        StandIn.Faults.Answer(
            GoogleCall.Get, 503, "<html>", times: 2, headers: new Dictionary<string, string> { ["Retry-After"] = "7" });

        var first = await GetAsync(Object("a"));
        var media = await GetAsync($"{Object("a")}?alt=media");
        var second = await GetAsync(Object("a"));
        var third = await GetAsync(Object("a"));

        first.Status.Should().Be(503);
        first.Text.Should().Be("<html>");
        first.Header("Retry-After").Should().Be("7");
        media.Status.Should().Be(200);
        second.Status.Should().Be(503);
        third.Status.Should().Be(200);
    }

    [Fact]
    public async Task Refuse_AfterSkipped_HasTheFormOfTheApi()
    {
        StandIn.Faults.Refuse(GoogleCall.Insert, 429, "rateLimitExceeded", skip: 1);

        (await PutAsync("a", "content")).Status.Should().Be(200);
        var refused = await PutAsync("b", "content");

        refused.Status.Should().Be(429);
        refused.Reason.Should().Be("rateLimitExceeded");
        (await GetAsync(Object("b"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task LoseAnswer_Insert_HasStoredTheObject()
    {
        StandIn.Faults.LoseAnswer(GoogleCall.Insert);

        await FluentActions.Awaiting(() => PutAsync("a", "content")).Should().ThrowAsync<HttpRequestException>();

        (await GetAsync($"{Object("a")}?alt=media")).Text.Should().Be("content");
    }

    [Fact]
    public async Task Drop_Insert_HasStoredNothing()
    {
        StandIn.Faults.Drop(GoogleCall.Insert);

        await FluentActions.Awaiting(() => PutAsync("a", "content")).Should().ThrowAsync<HttpRequestException>();

        (await GetAsync(Object("a"))).Status.Should().Be(404);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3_000_000)]
    public async Task CutDownload_Body_EndsEarly(int length)
    {
        await PutAsync("a", Bytes(length));
        StandIn.Faults.CutDownload(length / 2);

        await FluentActions.Awaiting(() => GetAsync($"{Object("a")}?alt=media")).Should().ThrowAsync<HttpRequestException>();

        (await GetAsync($"{Object("a")}?alt=media")).Bytes.Should().HaveCount(length);
    }

    [Fact]
    public async Task CorruptDownload_OneByte_IsChanged()
    {
        var content = Bytes(200_000);
        await PutAsync("a", content);
        StandIn.Faults.CorruptDownload(150_000);

        var read = (await GetAsync($"{Object("a")}?alt=media")).Bytes;

        read.Should().HaveCount(content.Length);
        Enumerable.Range(0, content.Length).Where(place => read[place] != content[place]).Should().Equal(150_000);
    }

    [Fact]
    public async Task Hold_Call_WaitsForItsRelease()
    {
        var hold = StandIn.Faults.Hold(GoogleCall.Insert);

        var held = PutAsync("a", "content");
        await hold.Reached.WaitAsync(Cancellation);
        var before = await GetAsync(Object("a"));
        hold.Release();

        before.Status.Should().Be(404);
        (await held).Status.Should().Be(200);
    }

    [Fact]
    public async Task Calls_OfATest_AreRecorded()
    {
        await PutAsync("a", "content", "", ("x-goog-hash", "crc32c=AAAAAA=="));

        var call = StandIn.Calls.Should().ContainSingle().Subject;
        call.Call.Should().Be(GoogleCall.Insert);
        call.Headers["X-Goog-Hash"].Should().Be("crc32c=AAAAAA==");
        StandIn.ForgetCalls();
        StandIn.Calls.Should().BeEmpty();
    }

    // https://cloud.google.com/storage/docs/resumable-uploads: of what came before a connection broke, some may stay, in units of 256 KiB.
    [Fact]
    public async Task Session_ConnectionThatBreaks_KeepsWholeUnits()
    {
        const int Unit = 256 * 1024;
        using var start = Json("{}");
        var session = new Uri((await SendAsync("POST", $"{Upload}?uploadType=resumable&name=a", start)).Header("Location")!);
        using (var broken = new TcpClient(session.Host, session.Port))
        {
            var stream = broken.GetStream();
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"PUT {session.PathAndQuery} HTTP/1.1\r\nHost: {session.Authority}\r\nContent-Length: {4 * Unit}\r\nContent-Range: bytes 0-{(4 * Unit) - 1}/{4 * Unit}\r\n\r\n"),
                Cancellation);
            await stream.WriteAsync(Bytes((2 * Unit) + 1000), Cancellation);
            broken.Client.Shutdown(SocketShutdown.Send);

            // There is no answer: the connection ends when the stand-in has seen its end.
            await FluentActions.Awaiting(() => stream.ReadExactlyAsync(new byte[1], Cancellation).AsTask()).Should().ThrowAsync<IOException>();
        }

        using var empty = new ByteArrayContent([]);
        var status = await SendAsync("PUT", session.ToString(), empty, ("Content-Range", "bytes */*"));

        status.Status.Should().Be(308);
        status.Header("Range").Should().BeOneOf(null, $"bytes=0-{Unit - 1}", $"bytes=0-{(2 * Unit) - 1}");
    }
}
