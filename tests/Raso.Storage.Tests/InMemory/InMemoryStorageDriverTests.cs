using Raso.Storage.InMemory;

namespace Raso.Storage.Tests.InMemory;

public sealed class InMemoryStorageDriverTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenRead_FileReplacedMeanwhile_KeepsWhatItOpened()
    {
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(InMemoryProfile.Streaming));
        await backend.StoreAsync("a", FileContent.FromText("old"), cancellationToken: Token);
        await using var file = await backend.RetrieveAsync("a", null, Token);

        await backend.StoreAsync("a", FileContent.FromText("new"), cancellationToken: Token);

        (await new StreamReader(file.Content).ReadToEndAsync(Token)).Should().Be("old");
    }

    [Fact]
    public async Task CompleteUpload_PartTooSmall_IsRefusedAsS3Does()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        var id = await driver.BeginUploadAsync(new BeginUploadRequest("a", new ObjectDescription(), default), Token);
        var parts = new List<UploadedPart>
        {
            await driver.UploadPartAsync(new UploadPartRequest("a", id, 1, 0, new byte[10], false), Token),
            await driver.UploadPartAsync(new UploadPartRequest("a", id, 2, 10, new byte[10], true), Token),
        };

        var act = () => driver.CompleteUploadAsync(new CompleteUploadRequest("a", id, parts, new ObjectDescription(), default), Token);

        driver.MapError((await act.Should().ThrowAsync<Exception>()).Which).Code.Should().Be(StorageErrorCode.InvalidArgument);
    }

    [Fact]
    public async Task Conditions_SwitchedOff_AreIgnored()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming, o => o.Capabilities = o.Capabilities with { ConditionalPut = false });
        await PutAsync();

        var act = PutAsync;

        await act.Should().NotThrowAsync("stores without the condition overwrite");

        Task<ObjectInfo> PutAsync() => driver.PutAsync(
            new PutRequest
            {
                Path = "a",
                Content = new MemoryStream([1]),
                Length = 1,
                Describe = () => new ObjectDescription(),
                Condition = new WriteCondition(true, null),
            },
            Token);
    }

    [Fact]
    public async Task Faults_OneAfterTheOther_ComeInTheirOrder()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        driver.Faults.FailNext(InMemoryOperation.Head, code: StorageErrorCode.PermissionDenied, isTransient: false);
        driver.Faults.FailNext(InMemoryOperation.Head, code: StorageErrorCode.ResourceExhausted);

        foreach (var code in new[] { StorageErrorCode.PermissionDenied, StorageErrorCode.ResourceExhausted })
        {
            var act = () => driver.HeadAsync("a", Token);
            driver.MapError((await act.Should().ThrowAsync<Exception>()).Which).Code.Should().Be(code);
        }

        (await driver.HeadAsync("a", Token)).Should().BeNull();
        driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(3);
    }

    [Fact]
    public void FlipBit_NothingThere_IsMisuse()
    {
        var act = () => BackendUnderTest.Driver(InMemoryProfile.Streaming).Faults.FlipBit("a", 0);

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Store_ManyThreads_LosesNothing()
    {
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(InMemoryProfile.Multipart));

        await Parallel.ForEachAsync(Enumerable.Range(0, 500), Token, async (i, token) =>
        {
            await backend.StoreAsync($"f/{i}", FileContent.FromBytes(new byte[i]), cancellationToken: token);
            (await backend.RetrieveBytesAsync($"f/{i}", token)).Should().HaveCount(i);
        });

        var count = 0;
        await foreach (var entry in backend.ListAsync(cancellationToken: Token))
        {
            count++;
        }

        count.Should().Be(500);
    }
}
