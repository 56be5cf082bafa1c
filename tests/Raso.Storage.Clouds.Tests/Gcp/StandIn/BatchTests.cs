using System.Net.Http.Headers;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/batch
public sealed class BatchTests : StandInTests
{
    [Fact]
    public async Task Run_ManyCalls_AnswersEachByItsId()
    {
        await PutAsync("a", "content");

        var reply = await BatchAsync($"DELETE /{Object("a")} HTTP/1.1", $"DELETE {StandIn.Endpoint}{Object("missing")} HTTP/1.1");

        reply.Status.Should().Be(200);
        var parts = reply.Text.Split("--batch_stand_in");
        parts[1].Should().Contain("Content-ID: <response-call-0>").And.Contain("HTTP/1.1 204 No Content");
        parts[2].Should().Contain("Content-ID: <response-call-1>").And.Contain("HTTP/1.1 404 Not Found").And.Contain("\"reason\":\"notFound\"");
        (await GetAsync(Object("a"))).Status.Should().Be(404);
        StandIn.Calls.Count(call => call is { Call: GoogleCall.Delete, IsInBatch: true }).Should().Be(2);
    }

    [Fact]
    public async Task Run_CallWithABody_IsDone()
    {
        await PutAsync("a", "content");

        await BatchAsync($"PATCH /{Object("a")} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{{\"cacheControl\":\"no-store\"}}");

        (await GetAsync(Object("a")))["cacheControl"].Should().Be("no-store");
    }

    [Fact]
    public async Task Run_MoreThan100Calls_IsRefused()
    {
        var reply = await BatchAsync([.. Enumerable.Range(0, 101).Select(number => $"DELETE /{Object($"{number}")} HTTP/1.1")]);

        reply.Status.Should().Be(400);
        StandIn.Calls.Should().NotContain(call => call.Call == GoogleCall.Delete);
    }

    [Fact]
    public async Task Run_UploadsAndDownloads_AreNotThere()
    {
        await PutAsync("a", "content");

        var reply = await BatchAsync($"POST /{Upload}?uploadType=media&name=b HTTP/1.1", $"GET /download/{Object("a")}?alt=media HTTP/1.1");

        reply.Text.Split("HTTP/1.1 404").Should().HaveCount(3);
    }

    [Fact]
    public async Task Run_FaultOfOneCall_LeavesTheOthers()
    {
        await PutAsync("a", "content");
        await PutAsync("b", "content");
        StandIn.Faults.Refuse(GoogleCall.Delete, 429, "rateLimitExceeded");

        var reply = await BatchAsync($"DELETE /{Object("a")} HTTP/1.1", $"DELETE /{Object("b")} HTTP/1.1");

        reply.Text.Should().Contain("HTTP/1.1 429").And.Contain("HTTP/1.1 204");
        (await GetAsync(Object("a"))).Status.Should().Be(200);
    }

    private async Task<Reply> BatchAsync(params string[] calls)
    {
        using var body = new MultipartContent("mixed", "limit");
        for (var number = 0; number < calls.Length; number++)
        {
            var call = calls[number].Contains("\r\n\r\n", StringComparison.Ordinal) ? calls[number] : $"{calls[number]}\r\n\r\n";
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(call));
            part.Headers.ContentType = MediaTypeHeaderValue.Parse("application/http");
            part.Headers.TryAddWithoutValidation("Content-ID", $"<call-{number}>");
            body.Add(part);
        }

        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=limit");
        return await SendAsync("POST", "batch/storage/v1", body);
    }
}
