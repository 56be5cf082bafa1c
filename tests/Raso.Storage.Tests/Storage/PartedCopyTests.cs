using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class PartedCopyTests
{
    private readonly InMemoryStorageDriver _driver = BackendUnderTest.Driver(InMemoryProfile.Multipart, options => options.MaxCopyLength = 100_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100_000, 0)]
    [InlineData(100_001, 2)]
    [InlineData(300_000, 3)]
    public async Task CopyAsync_LongerThanOneCopyTakes_IsCopiedInParts(int length, int parts)
    {
        var backend = BackendUnderTest.Over(_driver);
        var bytes = BackendUnderTest.Bytes(length);
        var stored = await backend.StoreAsync(
            "a", FileContent.FromBytes(bytes), new StoreOptions { ContentType = "video/mp4", ContentDisposition = "inline" }, Token);

        var copy = await backend.CopyAsync("a", "b", cancellationToken: Token);

        _driver.Faults.CallsOf(InMemoryOperation.CopyPart).Should().Be(parts);
        copy.Sha256.Should().Be(stored.Sha256);
        var info = await backend.GetInfoAsync("b", Token);
        info.Should().BeEquivalentTo(new { ContentType = "video/mp4", ContentDisposition = "inline", stored.Sha256 });
        (await backend.RetrieveBytesAsync("b", Token)).Should().Equal(bytes);
    }

    [Fact]
    public async Task CopyAsync_PartThatFailsForGood_LeavesNothing()
    {
        var backend = BackendUnderTest.Over(_driver);
        await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(300_000)), cancellationToken: Token);
        _driver.Faults.FailNext(InMemoryOperation.CopyPart, code: StorageErrorCode.PermissionDenied, isTransient: false);

        var copying = () => backend.CopyAsync("a", "b", cancellationToken: Token);

        (await copying.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PermissionDenied);
        (await backend.GetInfoAsync("b", Token)).Should().BeNull();
        (await backend.AbortUploadsAsync("", TimeSpan.Zero, Token)).Should().Be(0);
    }

    [Fact]
    public async Task CopyAsync_SourceReplacedBetweenParts_CopiesTheNewOneWhole()
    {
        var backend = BackendUnderTest.Over(_driver, options => options.PartConcurrency = 1);
        await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(300_000)), cancellationToken: Token);
        var hold = _driver.Faults.HoldNext(InMemoryOperation.CopyPart);
        var copying = backend.CopyAsync("a", "b", cancellationToken: Token);
        await hold.Reached;
        var newer = BackendUnderTest.Bytes(300_000, seed: 2);
        await backend.StoreAsync("a", FileContent.FromBytes(newer), cancellationToken: Token);

        hold.Release();
        await copying;

        (await backend.RetrieveBytesAsync("b", Token)).Should().Equal(newer);
    }

    [Fact]
    public async Task CopyAsync_CreateOnlyAndAnswerToTheCompletionLost_IsSettledByTheToken()
    {
        var backend = BackendUnderTest.Over(_driver);
        await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(300_000)), cancellationToken: Token);
        _driver.Faults.LoseNextAnswer(InMemoryOperation.CompleteUpload);

        await backend.CopyAsync("a", "b", new CopyOptions { CreateOnly = true }, Token);
        var again = () => backend.CopyAsync("a", "b", new CopyOptions { CreateOnly = true }, Token);

        (await again.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyExists);
    }
}
