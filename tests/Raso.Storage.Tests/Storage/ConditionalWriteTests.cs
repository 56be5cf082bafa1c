using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class ConditionalWriteTests
{
    private static readonly StoreOptions CreateOnly = new() { CreateOnly = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<InMemoryProfile, int> Ways() => new()
    {
        { InMemoryProfile.Streaming, 10 },
        { InMemoryProfile.Streaming, 300_000 },
        { InMemoryProfile.Multipart, 10 },
        { InMemoryProfile.Multipart, 300_000 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_CreateOnlyWhereAFileIs_AlreadyExists(InMemoryProfile profile, int length)
    {
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(profile));
        await backend.StoreAsync("a", FileContent.FromText("first"), CreateOnly, Token);

        var act = () => backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(length)), CreateOnly, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyExists);
        (await backend.RetrieveTextAsync("a", Token)).Should().Be("first");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_AnswerLostAndRetryFindsOwnFile_Succeeds(InMemoryProfile profile, int length)
    {
        var driver = BackendUnderTest.Driver(profile);
        driver.Faults.LoseNextAnswer(CommitOf(profile, length));
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(length);

        var stored = await backend.StoreAsync("a", FileContent.FromBytes(bytes), CreateOnly, Token);

        stored.Length.Should().Be(length);
        stored.Metadata.Should().BeEmpty("Raso's own entries are not shown");
        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(bytes);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_EveryAnswerLost_IsSettledByTheToken(InMemoryProfile profile, int length)
    {
        var driver = BackendUnderTest.Driver(profile);
        driver.Faults.LoseNextAnswer(CommitOf(profile, length));
        var backend = BackendUnderTest.Over(driver, options => options.Resilience.MaxRetries = 0);

        var stored = await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(length)), CreateOnly, Token);

        stored.Length.Should().Be(length);
    }

    [Fact]
    public async Task StoreAsync_CompletionLostWithoutACondition_IsSettledToo()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        driver.Faults.LoseNextAnswer(InMemoryOperation.CompleteUpload);

        await BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(300_000)), cancellationToken: Token);

        driver.Faults.CallsOf(InMemoryOperation.CompleteUpload).Should().Be(2, "the upload was gone at the second attempt");
    }

    [Theory]
    [InlineData(true, StorageErrorCode.OutcomeUnknown)]
    [InlineData(false, StorageErrorCode.Unavailable)]
    public async Task StoreAsync_LastPartLost_OutcomeIsOpenOnlyWhereThatPartCompletes(bool completes, StorageErrorCode code)
    {
        var driver = BackendUnderTest.Driver(
            InMemoryProfile.Multipart, options => options.Parts = new PartTraits(1, 1 << 20, 100, Parallel: false, LastPartCompletes: completes));
        var backend = BackendUnderTest.Over(driver, options => options.Resilience.MaxRetries = 0);
        var firstParts = Enumerable.Range(0, 2).Select(_ => driver.Faults.HoldNext(InMemoryOperation.UploadPart)).ToArray();
        var storing = backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(2 * BackendUnderTest.PartSize)), CreateOnly, Token);
        await firstParts[0].Reached;
        firstParts[0].Release();
        await firstParts[1].Reached;
        driver.Faults.LoseNextAnswer(InMemoryOperation.UploadPart);
        driver.Faults.FailNext(InMemoryOperation.Head);

        firstParts[1].Release();

        var act = () => storing;
        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(code);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_SameContentBySomebodyElseAfterALostRequest_AlreadyExists(InMemoryProfile profile, int length)
    {
        var driver = BackendUnderTest.Driver(profile);
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(length);
        await backend.StoreAsync("a", FileContent.FromBytes(bytes), cancellationToken: Token);
        driver.Faults.FailNext(CommitOf(profile, length));

        var act = () => backend.StoreAsync("a", FileContent.FromBytes(bytes), CreateOnly, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyExists, "content does not decide, the token does");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_AnswerLostAndNobodyCanLook_OutcomeUnknown(InMemoryProfile profile, int length)
    {
        var driver = BackendUnderTest.Driver(profile);
        driver.Faults.LoseNextAnswer(CommitOf(profile, length));
        driver.Faults.FailNext(InMemoryOperation.Head, times: 10);
        var backend = BackendUnderTest.Over(driver);

        var act = () => backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(length)), CreateOnly, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.OutcomeUnknown);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_StoreIsDown_UnavailableAndNotUnknown(InMemoryProfile profile, int length)
    {
        var driver = BackendUnderTest.Driver(profile);
        driver.Faults.IsDown = true;

        var act = () => BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(length)), CreateOnly, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Unavailable);
        driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(0, "a refused connection changed nothing");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_IfMatch_ReplacesOnlyThatFile(InMemoryProfile profile, int length)
    {
        var driver = BackendUnderTest.Driver(profile);
        var backend = BackendUnderTest.Over(driver);
        var first = await backend.StoreAsync("a", FileContent.FromText("first"), cancellationToken: Token);
        var content = FileContent.FromBytes(BackendUnderTest.Bytes(length));
        driver.Faults.LoseNextAnswer(CommitOf(profile, length));

        await backend.StoreAsync("a", content, new StoreOptions { IfMatch = first.ETag }, Token);
        var act = () => backend.StoreAsync("a", content, new StoreOptions { IfMatch = first.ETag }, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PreconditionFailed);
    }

    [Fact]
    public async Task StoreAsync_PartsWithoutConditionalComplete_NotSupportedBeforeAnythingIsSent()
    {
        foreach (var content in new[]
        {
            FileContent.FromBytes(BackendUnderTest.Bytes(300_000)),
            FileContent.FromStream(new ForwardStream(BackendUnderTest.Bytes(300_000))),
        })
        {
            var driver = BackendUnderTest.Driver(
                InMemoryProfile.Multipart, options => options.Capabilities = options.Capabilities with { ConditionalComplete = false });
            var backend = BackendUnderTest.Over(driver);

            var act = () => backend.StoreAsync("a", content, CreateOnly, Token);

            (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotSupported);
            driver.Faults.CallsOf(InMemoryOperation.BeginUpload).Should().Be(0);
            await backend.StoreAsync("small", FileContent.FromText("x"), CreateOnly, Token);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StoreAsync_ManyCreators_OneWins(InMemoryProfile profile, int length)
    {
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(profile));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async seed =>
        {
            try
            {
                return await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(length, seed)), CreateOnly, Token);
            }
            catch (StorageException error) when (error.Code == StorageErrorCode.AlreadyExists)
            {
                return null;
            }
        }));

        var winner = outcomes.Should().ContainSingle(outcome => outcome != null).Which!;
        (await backend.GetInfoAsync("a", Token))!.Sha256.Should().Be(winner.Sha256);
    }

    private static InMemoryOperation CommitOf(InMemoryProfile profile, int length) =>
        profile == InMemoryProfile.Multipart && length > BackendUnderTest.PartSize ? InMemoryOperation.CompleteUpload : InMemoryOperation.Put;
}
