using Raso.Storage.Clouds.Tests.Gcp.StandIn;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleReadTests : GoogleDriverTests
{
    [Fact]
    public async Task GetAsync_Whole_AsksForWhatWasLookedAtAndUnpacksNothing()
    {
        var stored = await PutAsync("a", "content");

        (await ReadAsync(Driver, "a")).Should().Equal("content"u8.ToArray());

        var media = StandIn.Calls.Should().ContainSingle(call => call.Call == GoogleCall.Download).Which;
        media.Target.Should().Contain($"ifGenerationMatch={stored.ETag}");
        media.Headers["Accept-Encoding"].Should().Be("gzip");
    }

    [Fact]
    public async Task GetAsync_ForeignContentDamaged_IsCorruptedByItsChecksum()
    {
        await Driver.PutAsync(Put("a", Bytes(1000)), Token);
        StandIn.Faults.CorruptDownload(500);

        var error = await FailsAsync(() => ReadAsync(Driver, "a"));

        error.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task GetAsync_RangeOfForeignContent_IsNotChecked()
    {
        await Driver.PutAsync(Put("a", Bytes(1000)), Token);

        (await ReadAsync(Driver, "a", new ByteRange(10, 20))).Should().Equal(Bytes(1000)[10..30]);
        (await ReadAsync(Driver, "a", new ByteRange(990))).Should().Equal(Bytes(1000)[990..]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_ReplacedBetweenItsRequests_ReadsTheNewOrRefuses(bool conditional)
    {
        var old = await PutAsync("a", "old");
        var hold = StandIn.Faults.Hold(GoogleCall.Download);
        var reading = Driver.GetAsync(new GetRequest("a", IfMatch: conditional ? old.ETag : null), Token);
        await hold.Reached.WaitAsync(Token);
        var replaced = await PutAsync("a", "replaced");
        hold.Release();

        if (conditional)
        {
            (await FailsAsync(() => reading)).Code.Should().Be(StorageErrorCode.PreconditionFailed);
            return;
        }

        var (info, content) = await reading;
        await using var owned = content;
        using var text = new StreamReader(content);
        info.ETag.Should().Be(replaced.ETag);
        (await text.ReadToEndAsync(Token)).Should().Be("replaced");
    }

    [Fact]
    public async Task GetAsync_BytesOfAnotherGeneration_AreNotGivenOut()
    {
        await PutAsync("a", "content");
        StandIn.Faults.Answer(GoogleCall.Download, 200, "another", headers: new Dictionary<string, string> { ["x-goog-generation"] = "7" });

        (await ReadAsync(Driver, "a")).Should().Equal("content"u8.ToArray());
    }

    [Fact]
    public async Task GetAsync_RangeAnsweredWithTheWhole_IsNoRange()
    {
        await Driver.PutAsync(Put("a", Bytes(1000)), Token);
        StandIn.Faults.Answer(GoogleCall.Download, 200, new string('x', 1000));

        var error = await FailsAsync(() => ReadAsync(Driver, "a", new ByteRange(10, 20)));

        error.IsTransient.Should().BeTrue("other bytes than were asked for must not be given out");
    }

    [Fact]
    public async Task HeadAsync_MissingBucket_IsAnError()
    {
        var driver = CreateDriver(options => options.Bucket = "missing");

        (await FailsAsync(() => driver.HeadAsync("a", Token))).Code.Should().Be(StorageErrorCode.NotFound);
        (await FailsAsync(() => driver.DeleteAsync("a", Token))).Code.Should().Be(StorageErrorCode.NotFound);
        (await Driver.HeadAsync("a", Token)).Should().BeNull();
    }

    [Fact]
    public async Task HeadAsync_Redirect_IsNotFollowed()
    {
        StandIn.Faults.Answer(
            GoogleCall.Get, 307, headers: new Dictionary<string, string> { ["Location"] = new Uri(StandIn.Endpoint, "storage/v1/b/papers/o/other").AbsoluteUri });

        var error = await FailsAsync(() => Driver.HeadAsync("a", Token));

        error.Code.Should().Be(StorageErrorCode.Unknown);
        Count(GoogleCall.Get).Should().Be(1);
    }

    [Fact]
    public async Task HeadAsync_Failure_IsOneAttempt()
    {
        StandIn.Faults.Refuse(GoogleCall.Get, 503, "backendError", times: 5, headers: new Dictionary<string, string> { ["Retry-After"] = "3" });

        var error = await FailsAsync(() => Driver.HeadAsync("a", Token));

        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, RetryAfter = TimeSpan.FromSeconds(3), HadNoEffect = true });
        Count(GoogleCall.Get).Should().Be(1, "the SDK's own retries are off");
    }

    [Fact]
    public async Task ListPageAsync_EmptyPage_IsNotTheEnd()
    {
        await PutAsync("a", "1");
        StandIn.Faults.EmptyPages();

        var first = await Driver.ListPageAsync(new ListPageRequest("", false, null, null, 10), Token);
        var second = await Driver.ListPageAsync(new ListPageRequest("", false, null, first.Continuation, 10), Token);

        first.Entries.Should().BeEmpty();
        second.Entries.Should().ContainSingle(entry => entry.Path == "a");
        second.Continuation.Should().BeNull();
    }

    [Fact]
    public async Task DeleteManyAsync_Paths_AreOneRequest()
    {
        await PutAsync("a b/1%", "1");
        await PutAsync("é", "2");

        (await Driver.DeleteManyAsync(["a b/1%", "é", "missing"], Token)).Should().BeEmpty();

        Count(GoogleCall.Batch).Should().Be(1);
        (await Driver.ListPageAsync(new ListPageRequest("", false, null, null, 10), Token)).Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task DeleteManyAsync_OneRefused_IsToldForItAlone()
    {
        await PutAsync("a", "1");
        await PutAsync("b", "2");
        StandIn.Faults.Refuse(GoogleCall.Delete, 503, "backendError", skip: 1);

        var failed = await Driver.DeleteManyAsync(["a", "b"], Token);

        failed.Should().ContainSingle().Which.Value.IsTransient.Should().BeTrue();
        failed.Keys.Should().Equal(StoragePath.Parse("b"));
    }

    [Theory]
    [InlineData("text/html", "<html/>")]
    [InlineData("multipart/mixed", "x")]
    [InlineData("multipart/mixed; boundary=b", "--b\r\nContent-ID: <response-0>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--b--")]
    public async Task DeleteManyAsync_AnswerThatLeavesCallsOut_DoesNotCallThemDone(string contentType, string body)
    {
        await PutAsync("a", "1");
        StandIn.Faults.Answer(GoogleCall.Batch, 200, body, contentType);

        IReadOnlyDictionary<StoragePath, DriverError>? failed = null;
        var error = await Record.ExceptionAsync(async () => failed = await Driver.DeleteManyAsync(["a", "b"], Token));

        (error is null ? failed!["b"] : Driver.MapError(error)).IsTransient.Should().BeTrue();
    }
}
