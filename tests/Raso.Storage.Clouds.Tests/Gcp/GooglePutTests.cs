using Raso.Storage.Clouds.Tests.Gcp.StandIn;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GooglePutTests : GoogleDriverTests
{
    private static readonly WriteCondition CreateOnly = new(CreateOnly: true, IfMatch: null);

    [Fact]
    public async Task PutAsync_Bytes_AreOneRequest()
    {
        await Driver.PutAsync(Put("a", Bytes(1000), CreateOnly), Token);

        var call = StandIn.Calls.Should().ContainSingle(call => call.Call == GoogleCall.Insert).Which;
        call.Target.Should().Contain("uploadType=multipart").And.Contain("ifGenerationMatch=0");
        (await ReadAsync(Driver, "a")).Should().Equal(Bytes(1000));
    }

    [Fact]
    public async Task PutAsync_BytesDamagedOnTheWay_AreRefusedByTheService()
    {
        await PutAsync("a", "old");
        var request = Put("a", []) with { Content = new FickleStream(1000), Length = 1000 };

        var error = await FailsAsync(() => Driver.PutAsync(request, Token));

        error.Code.Should().Be(StorageErrorCode.Corrupted);
        (await ReadAsync(Driver, "a")).Should().Equal("old"u8.ToArray(), "what was refused replaces nothing");
    }

    [Fact]
    public async Task PutAsync_FewerBytesThanAnnounced_StoreNothing()
    {
        var request = Put("a", Bytes(10)) with { Length = 20 };

        await FailsAsync(() => Driver.PutAsync(request, Token));

        (await Driver.HeadAsync("a", Token)).Should().BeNull();
    }

    [Fact]
    public async Task PutAsync_CreateOnlyOverExisting_IsAlreadyExists()
    {
        await PutAsync("a", "old");

        var error = await FailsAsync(() => Driver.PutAsync(Put("a", Bytes(3), CreateOnly), Token));

        error.Code.Should().Be(StorageErrorCode.AlreadyExists);
        error.IsTransient.Should().BeFalse();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"abc\"")]
    public async Task PutAsync_IfMatchOfNoGeneration_IsRefusedUnsent(string tag)
    {
        var error = await FailsAsync(() => Driver.PutAsync(Put("a", Bytes(3), new WriteCondition(false, tag)), Token));

        error.Code.Should().Be(StorageErrorCode.PreconditionFailed);
        StandIn.Calls.Should().BeEmpty("0 would have stood for create-only");
    }

    [Fact]
    public async Task AnnotateAsync_Object_KeepsItsETagAndItsMetadata()
    {
        var stored = await PutAsync("a", "content", new ObjectDescription { Metadata = new Dictionary<string, string> { ["title"] = "x", ["raso_write"] = "t" } });

        var annotated = await Driver.AnnotateAsync(new AnnotateRequest("a", stored.ETag, new string('0', 64), stored.Description), Token);

        annotated.ETag.Should().Be(stored.ETag);
        annotated.Description.Metadata.Should().Contain("title", "x").And.Contain("raso_write", "t").And.Contain("raso_sha256", new string('0', 64));
        (await Driver.PutAsync(Put("a", Bytes(3), new WriteCondition(false, stored.ETag)), Token)).Length.Should().Be(3);
    }

    [Fact]
    public async Task AnnotateAsync_ReplacedObject_IsPreconditionFailed()
    {
        var stored = await PutAsync("a", "old");
        await PutAsync("a", "new");

        var error = await FailsAsync(() => Driver.AnnotateAsync(new AnnotateRequest("a", stored.ETag, new string('0', 64), stored.Description), Token));

        error.Code.Should().Be(StorageErrorCode.PreconditionFailed);
        (await Driver.HeadAsync("a", Token))!.Description.Metadata.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>welcome</html>")]
    [InlineData("{\"kind\":")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task PutAsync_SuccessThatIsNoAnswerOfTheService_IsTransientAndMayHaveTakenEffect(string body)
    {
        StandIn.Faults.Answer(GoogleCall.Insert, 200, body);

        var error = await FailsAsync(() => Driver.PutAsync(Put("a", Bytes(3)), Token));

        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });
    }
}
