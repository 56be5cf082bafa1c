using Raso.Storage.Clouds.Tests.Gcp.StandIn;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleUploadTests : GoogleDriverTests
{
    private static readonly byte[] Content = Bytes((2 * Chunk) + 100);

    [Fact]
    public async Task UploadPartAsync_AllParts_AreChunksAndTheLastTellsLengthAndChecksum()
    {
        var id = await BeginAsync();
        await SendAsync(id, 1);
        await SendAsync(id, 2);
        (await Driver.HeadAsync("a", Token)).Should().BeNull("nothing is visible before the last part");
        await SendAsync(id, 3);

        var info = await CompleteAsync(id);

        info.Length.Should().Be(Content.Length);
        var chunks = StandIn.Calls.Where(call => call.Call == GoogleCall.SessionChunk).ToList();
        chunks.Select(call => call.Headers["Content-Range"]).Should().Equal("bytes 0-262143/*", "bytes 262144-524287/*", "bytes 524288-524387/524388");
        chunks[2].Headers["X-Goog-Hash"].Should().StartWith("crc32c=");
        Count(GoogleCall.SessionStatus).Should().Be(0, "nothing is asked where nothing is in doubt");
        (await ReadAsync(Driver, "a")).Should().Equal(Content);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task UploadPartAsync_PartTakenInPart_IsTransientAndGoesOn(int number)
    {
        var id = await BeginAsync();
        StandIn.Faults.PersistAtMost(0, times: 1, skip: number - 1);
        for (var before = 1; before < number; before++)
        {
            await SendAsync(id, before);
        }

        var error = await FailsAsync(() => SendAsync(id, number));
        for (var rest = number; rest <= 3; rest++)
        {
            await SendAsync(id, rest);
        }

        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true });
        await CompleteAsync(id);
        (await ReadAsync(Driver, "a")).Should().Equal(Content);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task UploadPartAsync_AnswerLost_IsFoundDone(int number)
    {
        var id = await BeginAsync();
        StandIn.Faults.LoseAnswer(GoogleCall.SessionChunk, skip: number - 1);
        for (var before = 1; before < number; before++)
        {
            await SendAsync(id, before);
        }

        (await FailsAsync(() => SendAsync(id, number))).IsTransient.Should().BeTrue();
        for (var rest = number; rest <= 3; rest++)
        {
            await SendAsync(id, rest);
        }

        (await CompleteAsync(id)).Length.Should().Be(Content.Length);
        Count(GoogleCall.SessionChunk).Should().Be(3, "what was taken is not sent again");
        (await ReadAsync(Driver, "a")).Should().Equal(Content);
    }

    [Fact]
    public async Task UploadPartAsync_InAnotherProcess_GoesOnAndCompletes()
    {
        var id = await BeginAsync();
        await SendAsync(id, 1);
        var other = CreateDriver();

        await SendAsync(id, 1, other);
        await SendAsync(id, 2, other);
        await SendAsync(id, 3, other);

        (await CompleteAsync(id, CreateDriver())).Length.Should().Be(Content.Length);
        Count(GoogleCall.SessionChunk).Should().Be(3);
        (await ReadAsync(Driver, "a")).Should().Equal(Content);
    }

    [Fact]
    public async Task UploadPartAsync_ChecksumRefused_IsCorruptedForGood()
    {
        var id = await BeginAsync();
        await SendAsync(id, 1);
        await SendAsync(id, 2);
        StandIn.Faults.Answer(
            GoogleCall.SessionChunk,
            400,
            """{"error":{"code":400,"message":"Provided CRC32C \"AAAAAA==\" doesn't match calculated CRC32C \"BBBBBB==\".","errors":[{"reason":"invalid"}]}}""",
            "application/json");

        var error = await FailsAsync(() => SendAsync(id, 3));

        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.Corrupted, IsTransient = false });
    }

    [Fact]
    public async Task UploadPartAsync_ChunkAnsweredAsTheWhole_IsCorrupted()
    {
        var id = await BeginAsync();
        StandIn.Faults.Answer(GoogleCall.SessionChunk, 200, """{"name":"a","size":"262144","generation":"7"}""", "application/json");

        var error = await FailsAsync(() => SendAsync(id, 1));

        error.Code.Should().Be(StorageErrorCode.Corrupted, "an upload that is cut short is no success");
    }

    [Fact]
    public async Task UploadPartAsync_CreateOnlyOverObjectThatCameSince_IsAlreadyExists()
    {
        var id = await BeginAsync(new WriteCondition(true, null));
        await PutAsync("a", "other");
        await SendAsync(id, 1);
        await SendAsync(id, 2);

        var error = await FailsAsync(() => SendAsync(id, 3));

        error.Code.Should().Be(StorageErrorCode.AlreadyExists);
        (await ReadAsync(Driver, "a")).Should().Equal("other"u8.ToArray());
    }

    [Fact]
    public async Task BeginUploadAsync_SessionElsewhere_IsSentToTheEndpointAlone()
    {
        StandIn.Faults.Answer(
            GoogleCall.SessionStart, 200, headers: new Dictionary<string, string> { ["Location"] = "http://other.invalid/upload/storage/v1/b/papers/o?uploadType=resumable&upload_id=x" });
        var id = await BeginAsync();

        await FailsAsync(() => SendAsync(id, 1));

        id.Should().NotContain("other.invalid");
        Count(GoogleCall.SessionChunk).Should().Be(1, "the chunk, and the token with it, came to the endpoint");
    }

    [Theory]
    [InlineData("")]
    [InlineData("put:http://other.invalid/upload/x")]
    [InlineData("put:@other.invalid/upload/x")]
    [InlineData("put:/storage/v1/b/papers/o/a")]
    public async Task UploadPartAsync_IdThatIsNoUpload_IsRefusedUnsent(string id)
    {
        var sent = await FailsAsync(() => SendAsync(id, 1));
        var aborted = await FailsAsync(() => Driver.AbortUploadAsync("a", id, Token));

        sent.Code.Should().Be(StorageErrorCode.NotFound);
        aborted.Code.Should().Be(StorageErrorCode.NotFound);
        StandIn.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task AbortUploadAsync_BegunUpload_IsGoneAndSoItStays()
    {
        var id = await BeginAsync();
        await SendAsync(id, 1);

        await Driver.AbortUploadAsync("a", id, Token);
        await Driver.AbortUploadAsync("a", id, Token);

        StandIn.OpenSessions.Should().Be(0);
        (await FailsAsync(() => SendAsync(id, 2))).Code.Should().Be(StorageErrorCode.NotFound);
    }

    [Fact]
    public async Task UploadPartAsync_EmptyLastPart_MakesTheObject()
    {
        var id = await BeginAsync();
        await SendAsync(id, 1);

        await Driver.UploadPartAsync(new UploadPartRequest("a", id, 2, Chunk, ReadOnlyMemory<byte>.Empty, IsLast: true), Token);

        (await CompleteAsync(id)).Length.Should().Be(Chunk);
    }

    private Task<string> BeginAsync(WriteCondition condition = default) =>
        Driver.BeginUploadAsync(new BeginUploadRequest("a", new ObjectDescription { ContentType = "video/mp4" }, condition), Token);

    private Task<UploadedPart> SendAsync(string id, int number, GoogleCloudStorageDriver? driver = null)
    {
        var offset = (number - 1) * Chunk;
        var bytes = Content.AsMemory(offset, Math.Min(Chunk, Content.Length - offset));
        return (driver ?? Driver).UploadPartAsync(new UploadPartRequest("a", id, number, offset, bytes, IsLast: number == 3), Token);
    }

    private Task<ObjectInfo> CompleteAsync(string id, GoogleCloudStorageDriver? driver = null) =>
        (driver ?? Driver).CompleteUploadAsync(new CompleteUploadRequest("a", id, [], new ObjectDescription(), default), Token);
}
