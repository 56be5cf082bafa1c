using Microsoft.Extensions.Time.Testing;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class CopyTierAndSignTests
{
    private readonly InMemoryStorageDriver _driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)]
    [InlineData(300_000)]
    public async Task CopyAsync_File_KeepsBytesDescriptionAndChecksum(int length)
    {
        var backend = BackendUnderTest.Over(_driver);
        var metadata = new Dictionary<string, string> { ["title"] = "Über 研究" };
        var stored = await backend.StoreAsync(
            "a", FileContent.FromBytes(BackendUnderTest.Bytes(length)), new StoreOptions { ContentType = "video/mp4", Metadata = metadata }, Token);

        var copy = await backend.CopyAsync("a", "b", cancellationToken: Token);

        copy.Sha256.Should().Be(stored.Sha256);
        var info = await backend.GetInfoAsync("b", Token);
        info!.ContentType.Should().Be("video/mp4");
        info.Metadata.Should().BeEquivalentTo(metadata);
        info.Sha256.Should().Be(stored.Sha256);
        (await backend.RetrieveBytesAsync("b", Token)).Should().HaveCount(length);
    }

    [Fact]
    public async Task CopyAsync_CreateOnlyAndAnswerLost_IsSettledByTheTokenOfTheCopy()
    {
        var backend = BackendUnderTest.Over(_driver);
        await backend.StoreAsync("a", FileContent.FromText("x"), new StoreOptions { CreateOnly = true }, Token);
        _driver.Faults.LoseNextAnswer(InMemoryOperation.Copy);

        await backend.CopyAsync("a", "b", new CopyOptions { CreateOnly = true }, Token);
        var again = () => backend.CopyAsync("a", "b", new CopyOptions { CreateOnly = true }, Token);

        (await again.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyExists);
    }

    [Fact]
    public async Task CopyAsync_SourceMissingOrAnother_SaysWhich()
    {
        var backend = BackendUnderTest.Over(_driver);
        await backend.StoreAsync("a", FileContent.FromText("x"), cancellationToken: Token);

        var missing = () => backend.CopyAsync("none", "b", cancellationToken: Token);
        var another = () => backend.CopyAsync("a", "b", new CopyOptions { IfSourceMatch = "other" }, Token);
        var itself = () => backend.CopyAsync("a", "a", cancellationToken: Token);

        (await missing.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotFound);
        (await another.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PreconditionFailed);
        await itself.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task CopyAsync_SourceReplacedBetweenLookAndCopy_CopiesTheNewOne()
    {
        var backend = BackendUnderTest.Over(_driver);
        await backend.StoreAsync("a", FileContent.FromText("old"), cancellationToken: Token);
        var hold = _driver.Faults.HoldNext(InMemoryOperation.Copy);
        var copying = backend.CopyAsync("a", "b", cancellationToken: Token);
        await hold.Reached;
        await backend.StoreAsync("a", FileContent.FromText("new"), cancellationToken: Token);

        hold.Release();
        await copying;

        (await backend.RetrieveTextAsync("b", Token)).Should().Be("new");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task CopyAsync_NotDeclared_NotSupported(bool copy, bool conditionalCopy)
    {
        var driver = BackendUnderTest.Driver(
            InMemoryProfile.Streaming, o => o.Capabilities = o.Capabilities with { Copy = copy, ConditionalCopy = conditionalCopy });

        var act = () => BackendUnderTest.Over(driver).CopyAsync("a", "b", new CopyOptions { CreateOnly = true }, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotSupported);
    }

    [Fact]
    public async Task SetTierAsync_ArchiveAndBack_ArchivedInBetween()
    {
        var backend = BackendUnderTest.Over(_driver);
        await backend.StoreAsync("a", FileContent.FromText("x"), new StoreOptions { Tier = "hot" }, Token);
        await backend.SetTierAsync("a", "archive", Token);

        var act = () => backend.RetrieveBytesAsync("a", Token);
        var unknown = () => backend.SetTierAsync("a", "frozen", Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Archived);
        (await unknown.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotSupported);
        await backend.SetTierAsync("a", "cool", Token);
        (await backend.RetrieveTextAsync("a", Token)).Should().Be("x");
        (await backend.GetInfoAsync("a", Token))!.Tier.Should().Be("cool");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7 * 24 * 3600 + 1)]
    public async Task SignUrlAsync_LifetimeOutOfBounds_IsMisuse(int seconds)
    {
        var act = () => BackendUnderTest.Over(_driver).SignUrlAsync("a", new SignedUrlOptions { Lifetime = TimeSpan.FromSeconds(seconds) }, Token);

        await act.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task SignUrlAsync_Signed_KeepsItsSignatureOutOfItsText()
    {
        var driver = BackendUnderTest.Driver(
            InMemoryProfile.Streaming, options => options.Capabilities = options.Capabilities with { SignedUrls = true });

        var signed = await BackendUnderTest.Over(driver).SignUrlAsync("a b", new SignedUrlOptions { Lifetime = TimeSpan.FromDays(7) }, Token);

        signed.Url.Query.Should().Contain("signature");
        signed.ToString().Should().NotContain("signature");
    }

    [Fact]
    public async Task AbortUploadsAsync_OldOnes_RemovesThemAndLeavesTheRest()
    {
        var time = new FakeTimeProvider();
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart, options => options.TimeProvider = time);
        var backend = BackendUnderTest.Over(driver, timeProvider: time);
        await BeginAsync("p/old");
        await BeginAsync("q/old");
        time.Advance(TimeSpan.FromDays(2));
        await BeginAsync("p/new");

        (await backend.AbortUploadsAsync("p/", TimeSpan.FromDays(1), Token)).Should().Be(1);

        (await driver.ListUploadsAsync("", null, Token)).Uploads.Select(upload => upload.Path.Value).Should().BeEquivalentTo("q/old", "p/new");

        Task<string> BeginAsync(string path) => driver.BeginUploadAsync(new BeginUploadRequest(path, new ObjectDescription(), default), Token);
    }
}
