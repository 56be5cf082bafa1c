using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/performing-resumable-uploads
public sealed class SessionTests : StandInTests
{
    private const int Unit = 256 * 1024;

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private protected override GoogleStandInOptions Options => new() { Time = _time };

    [Fact]
    public async Task Put_ChunksOfKnownTotal_MakeTheObject()
    {
        var content = Bytes((2 * Unit) + 5);
        var session = await StartAsync("a", """{"contentType":"video/mp4"}""");

        var first = await ChunkAsync(session, content[..Unit], $"bytes 0-{Unit - 1}/{content.Length}");
        var second = await ChunkAsync(session, content[Unit..(2 * Unit)], $"bytes {Unit}-{(2 * Unit) - 1}/{content.Length}");
        var last = await ChunkAsync(session, content[(2 * Unit)..], $"bytes {2 * Unit}-{content.Length - 1}/{content.Length}");

        first.Status.Should().Be(308);
        first.Header("Range").Should().Be($"bytes=0-{Unit - 1}");
        second.Header("Range").Should().Be($"bytes=0-{(2 * Unit) - 1}");
        last.Status.Should().Be(200);
        last["contentType"].Should().Be("video/mp4");
        (await GetAsync($"{Object("a")}?alt=media")).Bytes.Should().Equal(content);
        StandIn.OpenSessions.Should().Be(0);
    }

    [Fact]
    public async Task Put_ChunksOfUnknownTotal_EndWithTheTotal()
    {
        var content = Bytes(2 * Unit);
        var session = await StartAsync("a");

        await ChunkAsync(session, content[..Unit], $"bytes 0-{Unit - 1}/*");
        var second = await ChunkAsync(session, content[Unit..], $"bytes {Unit}-{(2 * Unit) - 1}/*");
        var end = await ChunkAsync(session, [], $"bytes */{2 * Unit}");

        second.Status.Should().Be(308);
        end.Status.Should().Be(200);
        (await GetAsync($"{Object("a")}?alt=media")).Bytes.Should().Equal(content);
    }

    [Fact]
    public async Task Put_EmptyContent_MakesTheObject()
    {
        var session = await StartAsync("empty");

        var end = await ChunkAsync(session, [], "bytes */0");

        end.Status.Should().Be(200);
        end["size"].Should().Be("0");
    }

    [Fact]
    public async Task Put_WithoutRange_IsTheWhole()
    {
        var session = await StartAsync("a");

        using var body = new ByteArrayContent(Bytes(10));
        (await SendAsync("PUT", session, body)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Put_StatusOfNothing_HasNoRange()
    {
        var session = await StartAsync("a");

        var status = await ChunkAsync(session, [], "bytes */*");

        status.Status.Should().Be(308);
        status.Header("Range").Should().BeNull();
    }

    [Fact]
    public async Task Put_ChunkThatIsNoMultiple_IsRefused()
    {
        var session = await StartAsync("a");

        var refused = await ChunkAsync(session, Bytes(1000), "bytes 0-999/*");

        refused.Status.Should().Be(400);
        refused.Text.Should().Contain("262144");
        (await ChunkAsync(session, [], "bytes */*")).Header("Range").Should().BeNull();
    }

    [Theory]
    [InlineData("bytes 0-9/10", 9)]
    [InlineData("bytes 0-9/10", 11)]
    [InlineData("bytes 5-14/15", 10)]
    [InlineData("bytes 9-0/10", 10)]
    [InlineData("bytes 0-9/9", 10)]
    [InlineData("0-9/10", 10)]
    public async Task Put_RangeThatDoesNotAgree_IsRefused(string range, int length)
    {
        var session = await StartAsync("a");

        var refused = await ChunkAsync(session, Bytes(length), range);

        refused.Status.Should().Be(400);
        (await GetAsync(Object("a"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task Put_TotalUnlikeTheDeclaredLength_IsRefused()
    {
        var session = await StartAsync("a", "{}", "", ("X-Upload-Content-Length", "11"));

        (await ChunkAsync(session, Bytes(10), "bytes 0-9/10")).Status.Should().Be(400);
    }

    [Fact]
    public async Task Put_BytesThatAreThereAlready_AreOverlooked()
    {
        var content = Bytes(Unit + 10);
        var session = await StartAsync("a");
        await ChunkAsync(session, content[..Unit], $"bytes 0-{Unit - 1}/{content.Length}");

        var end = await ChunkAsync(session, content, $"bytes 0-{content.Length - 1}/{content.Length}");

        end.Status.Should().Be(200);
        (await GetAsync($"{Object("a")}?alt=media")).Bytes.Should().Equal(content);
    }

    [Fact]
    public async Task Put_PartKept_GoesOnFromThere()
    {
        var content = Bytes(3 * Unit);
        var session = await StartAsync("a");
        StandIn.Faults.PersistAtMost(Unit);

        var first = await ChunkAsync(session, content[..(2 * Unit)], $"bytes 0-{(2 * Unit) - 1}/{content.Length}");
        var status = await ChunkAsync(session, [], $"bytes */{content.Length}");
        var end = await ChunkAsync(session, content[Unit..], $"bytes {Unit}-{content.Length - 1}/{content.Length}");

        first.Header("Range").Should().Be($"bytes=0-{Unit - 1}");
        status.Status.Should().Be(308);
        status.Header("Range").Should().Be($"bytes=0-{Unit - 1}");
        end.Status.Should().Be(200);
        (await GetAsync($"{Object("a")}?alt=media")).Bytes.Should().Equal(content);
    }

    [Fact]
    public async Task Put_NothingKeptOfTheLast_IsIncomplete()
    {
        var session = await StartAsync("a");
        StandIn.Faults.PersistAtMost(0);

        var first = await ChunkAsync(session, Bytes(10), "bytes 0-9/10");

        first.Status.Should().Be(308);
        first.Header("Range").Should().BeNull();
        (await ChunkAsync(session, Bytes(10), "bytes 0-9/10")).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("crc32c=AAAAAA==")]
    [InlineData("md5=AAAAAAAAAAAAAAAAAAAAAA==")]
    public async Task Put_WrongHashAtTheEnd_StoresNothing(string hash)
    {
        var session = await StartAsync("a");

        var refused = await ChunkAsync(session, Bytes(10), "bytes 0-9/10", ("x-goog-hash", hash));

        refused.Status.Should().Be(400);
        refused.Reason.Should().Be("invalid");
        (await GetAsync(Object("a"))).Status.Should().Be(404);
        (await ChunkAsync(session, [], "bytes */*")).Status.Should().Be(410);
    }

    [Fact]
    public async Task Put_FinishedSession_TellsTheObject()
    {
        var session = await StartAsync("a");
        var made = await ChunkAsync(session, Bytes(10), "bytes 0-9/10");

        var status = await ChunkAsync(session, [], "bytes */10");

        status.Status.Should().Be(200);
        status["generation"].Should().Be(made["generation"]);
    }

    [Fact]
    public async Task Put_UnknownSession_IsNotFound() =>
        (await ChunkAsync($"{Upload}?uploadType=resumable&upload_id=no", [], "bytes */*")).Status.Should().Be(404);

    [Fact]
    public async Task Put_SessionOlderThanAWeek_IsGone()
    {
        var session = await StartAsync("a");
        _time.Advance(TimeSpan.FromDays(7));

        (await ChunkAsync(session, [], "bytes */*")).Status.Should().Be(410);
    }

    [Fact]
    public async Task Delete_Session_AnswersClientClosed()
    {
        var session = await StartAsync("a");

        var deleted = await SendAsync("DELETE", session);

        deleted.Status.Should().Be(499);
        (await ChunkAsync(session, [], "bytes */*")).Status.Should().Be(410);
        StandIn.OpenSessions.Should().Be(0);
    }

    [Fact]
    public async Task Start_ConditionThatDoesNotHold_IsRefused()
    {
        await PutAsync("a", "content");

        using var body = Json("{}");
        var refused = await SendAsync("POST", $"{Upload}?uploadType=resumable&name=a&ifGenerationMatch=0", body);

        refused.Status.Should().Be(412);
        refused.Reason.Should().Be("conditionNotMet");
    }

    [Fact]
    public async Task Put_ConditionThatHoldsNoMore_IsRefused()
    {
        var session = await StartAsync("a", "{}", "&ifGenerationMatch=0");
        await PutAsync("a", "another writer");

        var refused = await ChunkAsync(session, Bytes(10), "bytes 0-9/10");

        refused.Status.Should().Be(412);
        (await GetAsync($"{Object("a")}?alt=media")).Text.Should().Be("another writer");
    }

    [Fact]
    public async Task Start_WithoutName_IsRefused()
    {
        using var body = Json("{}");
        (await SendAsync("POST", $"{Upload}?uploadType=resumable", body)).Reason.Should().Be("required");
    }

    private async Task<string> StartAsync(string name, string json = "{}", string query = "", params (string Name, string Value)[] headers)
    {
        using var body = Json(json);
        var started = await SendAsync("POST", $"{Upload}?uploadType=resumable&name={name}{query}", body, headers);
        started.Status.Should().Be(200);
        return started.Header("Location")!;
    }

    private async Task<Reply> ChunkAsync(string session, byte[] bytes, string range, params (string Name, string Value)[] headers)
    {
        using var body = new ByteArrayContent(bytes);
        return await SendAsync("PUT", session, body, [("Content-Range", range), .. headers]);
    }
}
