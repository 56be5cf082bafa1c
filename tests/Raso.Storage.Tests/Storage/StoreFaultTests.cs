using System.Security.Cryptography;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class StoreFaultTests
{
    private const int Large = 5 * BackendUnderTest.PartSize + 17;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<InMemoryProfile> Profiles() => new(Enum.GetValues<InMemoryProfile>());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task StoreAsync_StreamedPutBreaks_IsSentAgainFromTheStartPosition(long breakAfter)
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        driver.Faults.BreakNextPut(breakAfter, times: 2);
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(Large);
        var source = new MemoryStream(bytes) { Position = 7 };

        var stored = await backend.StoreAsync("a", FileContent.FromStream(source), cancellationToken: Token);

        stored.Length.Should().Be(Large - 7);
        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(bytes[7..]);
        driver.Faults.CallsOf(InMemoryOperation.Put).Should().Be(3);
        source.CanRead.Should().BeTrue();
    }

    [Fact]
    public async Task StoreAsync_FactoryThatReturnsNull_IsMisuse()
    {
        var store = () => BackendUnderTest.Over(BackendUnderTest.Driver(InMemoryProfile.Streaming))
            .StoreAsync("a", FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(null!)), cancellationToken: TestContext.Current.CancellationToken);

        await store.Should().ThrowAsync<InvalidOperationException>().WithMessage("*FromFactory*null*");
    }

    [Fact]
    public async Task StoreAsync_SmallForwardStreamBreaks_IsSentAgainFromMemory()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        driver.Faults.BreakNextPut(10);
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(BackendUnderTest.PartSize);

        await backend.StoreAsync("a", FileContent.FromStream(new ForwardStream(bytes)), cancellationToken: Token);

        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(bytes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Large)]
    public async Task StoreAsync_LargeForwardStreamBreaksOnAStreamingStore_FailsAfterOneAttempt(int? length)
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        driver.Faults.BreakNextPut(10);
        var backend = BackendUnderTest.Over(driver);

        var act = () => backend.StoreAsync(
            "a", FileContent.FromStream(new ForwardStream(BackendUnderTest.Bytes(Large)), length), cancellationToken: Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.IsTransient.Should().BeTrue();
        driver.Faults.CallsOf(InMemoryOperation.Put).Should().Be(1);
        (await backend.ExistsAsync("a", Token)).Should().BeFalse();
    }

    [Fact]
    public async Task StoreAsync_LargeForwardStreamOnAStoreOfParts_SendsOnlyPartsAgain()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        driver.Faults.FailNext(InMemoryOperation.UploadPart, times: 3);
        driver.Faults.FailNext(InMemoryOperation.CompleteUpload);
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(Large);

        await backend.StoreAsync("a", FileContent.FromStream(new ForwardStream(bytes)), cancellationToken: Token);

        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(bytes);
        driver.Faults.CallsOf(InMemoryOperation.BeginUpload).Should().Be(1);
        driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(6 + 3);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task StoreAsync_SourceThrows_ThatErrorComesUnchangedAndNothingIsLeft(InMemoryProfile profile)
    {
        foreach (var failAfter in new[] { 0, 1000, 3 * BackendUnderTest.PartSize })
        {
            var driver = BackendUnderTest.Driver(profile);
            var backend = BackendUnderTest.Over(driver);
            var source = FileContent.FromFactory(
                _ => ValueTask.FromResult<Stream>(new ForwardStream(BackendUnderTest.Bytes(Large), failAfter: failAfter)));

            var act = () => backend.StoreAsync("a", source, cancellationToken: Token);

            await act.Should().ThrowExactlyAsync<SourceBrokenException>();
            driver.Faults.CallsOf(InMemoryOperation.Put).Should().BeLessThanOrEqualTo(1);
            (await backend.ExistsAsync("a", Token)).Should().BeFalse();
            (await driver.ListUploadsAsync("", null, Token)).Uploads.Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task StoreAsync_OpeningOrProgressThrows_ThatErrorComesUnchanged(InMemoryProfile profile)
    {
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(profile));

        var opening = () => backend.StoreAsync("a", FileContent.FromFactory(_ => throw new SourceBrokenException()), cancellationToken: Token);
        var progress = () => backend.StoreAsync(
            "a",
            FileContent.FromBytes(BackendUnderTest.Bytes(Large)),
            new StoreOptions { Progress = new RecordingProgress(throwAt: 1000) },
            Token);

        await opening.Should().ThrowExactlyAsync<SourceBrokenException>();
        await progress.Should().ThrowExactlyAsync<SourceBrokenException>();
        (await backend.ExistsAsync("a", Token)).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task StoreAsync_SourceFailsAsAnotherBackendWould_IsNotTakenForThisOnesError(InMemoryProfile profile)
    {
        var driver = BackendUnderTest.Driver(profile);
        var theirs = new StorageException(StorageErrorCode.Unavailable, "theirs", "other", isTransient: true);

        var act = () => BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromFactory(_ => throw theirs), cancellationToken: Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Should().BeSameAs(theirs);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task StoreAsync_ContentIsNotWhatWasAnnounced_CorruptedAndNothingStored(InMemoryProfile profile)
    {
        foreach (var length in new[] { 100, Large })
        {
            var bytes = BackendUnderTest.Bytes(length);
            var cases = new (FileContent Content, StoreOptions? Options)[]
            {
                (FileContent.FromStream(new ForwardStream(bytes), length + 1), null),
                (FileContent.FromStream(new ForwardStream(bytes), length - 1), null),
                (FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)), length + 1), null),
                (FileContent.FromBytes(bytes), new StoreOptions { ExpectedSha256 = new string('0', 64) }),
                (FileContent.FromStream(new ForwardStream(bytes)), new StoreOptions { ExpectedSha256 = new string('0', 64) }),
            };
            foreach (var (content, options) in cases)
            {
                var driver = BackendUnderTest.Driver(profile);
                var backend = BackendUnderTest.Over(driver);

                var act = () => backend.StoreAsync("a", content, options, Token);

                var error = (await act.Should().ThrowAsync<StorageException>()).Which;
                error.Code.Should().Be(StorageErrorCode.Corrupted);
                error.IsTransient.Should().BeFalse();
                (await backend.ExistsAsync("a", Token)).Should().BeFalse();
                (await driver.ListUploadsAsync("", null, Token)).Uploads.Should().BeEmpty();
                driver.Faults.CallsOf(InMemoryOperation.CompleteUpload).Should().Be(0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task StoreAsync_ExpectedShaInUpperCase_StoresAndNeedsNoAnnotation(InMemoryProfile profile)
    {
        var driver = BackendUnderTest.Driver(profile);
        var bytes = BackendUnderTest.Bytes(Large);
        var options = new StoreOptions { ExpectedSha256 = Convert.ToHexString(SHA256.HashData(bytes)) };

        var stored = await BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromBytes(bytes), options, Token);

        stored.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        driver.Faults.CallsOf(InMemoryOperation.Annotate).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task StoreAsync_CancelledWhileSending_EndsPromptlyAndLeavesNothing(InMemoryProfile profile)
    {
        var driver = BackendUnderTest.Driver(profile);
        var operation = profile == InMemoryProfile.Streaming ? InMemoryOperation.Put : InMemoryOperation.UploadPart;
        var hold = driver.Faults.HoldNext(operation);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var storing = BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(Large)), null, cancel.Token);
        await hold.Reached;

        await cancel.CancelAsync();

        var act = () => storing;
        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancel.Token);
        (await driver.ListUploadsAsync("", null, Token)).Uploads.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task StoreAsync_Progress_EndsAtTheLength(InMemoryProfile profile)
    {
        foreach (var length in new[] { 0, 10, Large })
        {
            var progress = new RecordingProgress();

            await BackendUnderTest.Over(BackendUnderTest.Driver(profile)).StoreAsync(
                "a", FileContent.FromBytes(BackendUnderTest.Bytes(length)), new StoreOptions { Progress = progress }, Token);

            progress.Reports[^1].Should().Be(new StorageProgress(length, length));
            progress.Reports.Select(report => report.BytesDone).Should().BeInAscendingOrder();
        }
    }
}
