using Microsoft.Extensions.Time.Testing;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class PartedUploadTests
{
    private const int Part = BackendUnderTest.PartSize;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task StoreAsync_LargeFile_HoldsNoMoreThanItsPartsOnTheWayAndOne(int concurrency)
    {
        var pool = new CountingPool();
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        var backend = BackendUnderTest.Over(driver, options => options.PartConcurrency = concurrency, pool: pool);
        const int Parts = 40;
        var holds = Enumerable.Range(0, Parts).Select(_ => driver.Faults.HoldNext(InMemoryOperation.UploadPart)).ToArray();

        var storing = backend.StoreAsync("a", FileContent.FromStream(new ForwardStream(BackendUnderTest.Bytes(Parts * Part))), cancellationToken: Token);
        // As many as are allowed are always on their way when the oldest is let go.
        for (var i = 0; i < Parts; i++)
        {
            await holds[i].Reached;
            if (i >= concurrency - 1)
            {
                holds[i - concurrency + 1].Release();
            }
        }

        Array.ForEach(holds, hold => hold.Release());
        await storing;
        pool.MostBuffers.Should().BeLessThanOrEqualTo(concurrency + 1);
        pool.MostBytes.Should().BeLessThanOrEqualTo((concurrency + 1L) * Part);
        pool.Outstanding.Should().Be(0);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(20_000_000)]
    public async Task StoreAsync_StreamedFile_HoldsARingWhateverItsLength(int length)
    {
        var pool = new CountingPool();
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(InMemoryProfile.Streaming), pool: pool);

        await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(length)), cancellationToken: Token);

        pool.MostBytes.Should().BeLessThanOrEqualTo(1 << 20);
        pool.Outstanding.Should().Be(0);
    }

    [Theory]
    [InlineData(InMemoryProfile.Streaming)]
    [InlineData(InMemoryProfile.Multipart)]
    public async Task StoreAsync_AnyFailure_GivesEveryBufferBack(InMemoryProfile profile)
    {
        var pool = new CountingPool();
        var driver = BackendUnderTest.Driver(profile);
        driver.Faults.FailNext(InMemoryOperation.UploadPart, code: StorageErrorCode.PermissionDenied, isTransient: false);
        driver.Faults.FailNext(InMemoryOperation.Put, code: StorageErrorCode.PermissionDenied, isTransient: false);
        var backend = BackendUnderTest.Over(driver, pool: pool);

        foreach (var length in new[] { 10, 10 * Part })
        {
            var act = () => backend.StoreAsync("a", FileContent.FromStream(new ForwardStream(BackendUnderTest.Bytes(length), failAfter: 9 * Part)), cancellationToken: Token);
            await act.Should().ThrowAsync<Exception>();
        }

        pool.Outstanding.Should().Be(0);
    }

    [Fact]
    public async Task StoreAsync_PartFailsForGood_AbortsAndKeepsTheFirstError()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        driver.Faults.FailNext(InMemoryOperation.UploadPart, code: StorageErrorCode.PermissionDenied, isTransient: false);
        driver.Faults.FailNext(InMemoryOperation.AbortUpload, times: 20, code: StorageErrorCode.Unknown, isTransient: false);

        var act = () => BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(9 * Part)), cancellationToken: Token);

        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.PermissionDenied);
        error.Path.Should().Be((StoragePath)"a");
        driver.Faults.CallsOf(InMemoryOperation.AbortUpload).Should().Be(1);
    }

    [Fact]
    public async Task StoreAsync_AnnotationLost_IsStoredAndReadUnverified()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        driver.Faults.FailNext(InMemoryOperation.Annotate, times: 20);
        var backend = BackendUnderTest.Over(driver);

        var stored = await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(3 * Part)), cancellationToken: Token);

        stored.Sha256.Should().NotBeNull();
        (await backend.GetInfoAsync("a", Token))!.Sha256.Should().BeNull();
        (await backend.RetrieveBytesAsync("a", Token)).Should().HaveCount(3 * Part);
    }

    [Theory]
    [InlineData(ChecksumPlacement.OnCompletion, true)]
    [InlineData(ChecksumPlacement.AfterCompletion, true)]
    [InlineData(ChecksumPlacement.None, false)]
    public async Task StoreAsync_EachPlacement_KeepsTheChecksumWhereItSays(ChecksumPlacement placement, bool kept)
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart, options => options.Checksum = placement);
        var backend = BackendUnderTest.Over(driver);

        var stored = await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(3 * Part)), cancellationToken: Token);

        (await backend.GetInfoAsync("a", Token))!.Sha256.Should().Be(kept ? stored.Sha256 : null);
    }

    [Fact]
    public async Task StoreAsync_StoreWithoutParts_GoesThroughATemporaryFileAndIsSentAgain()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart, options => options.Parts = null);
        driver.Faults.BreakNextPut(100_000, times: 2);
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(5 * Part + 3);

        var stored = await backend.StoreAsync("a", FileContent.FromStream(new ForwardStream(bytes)), cancellationToken: Token);

        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(bytes);
        (await backend.GetInfoAsync("a", Token))!.Sha256.Should().Be(stored.Sha256);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(300_000)]
    public async Task StoreAsync_LongerThanTheBackendHolds_InvalidArgument(int? announced)
    {
        foreach (var profile in Enum.GetValues<InMemoryProfile>())
        {
            var driver = BackendUnderTest.Driver(profile, options => options.Capabilities = options.Capabilities with { MaxFileLength = 200_000 });
            var backend = BackendUnderTest.Over(driver);

            var act = () => backend.StoreAsync(
                "a", FileContent.FromStream(new ForwardStream(BackendUnderTest.Bytes(300_000)), announced), cancellationToken: Token);

            (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.InvalidArgument);
            (await backend.ExistsAsync("a", Token)).Should().BeFalse();
        }
    }

    [Fact]
    public async Task StoreAsync_MorePartsThanTheStoreTakes_PartsGrowWhereTheLengthIsKnown()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart, options => options.Parts = new PartTraits(1000, 1 << 20, 3));
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(7 * Part);

        await backend.StoreAsync("known", FileContent.FromBytes(bytes), cancellationToken: Token);
        var act = () => backend.StoreAsync("unknown", FileContent.FromStream(new ForwardStream(bytes)), cancellationToken: Token);

        driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(3);
        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.InvalidArgument);
        (await driver.ListUploadsAsync("", null, Token)).Uploads.Should().BeEmpty();
    }

    [Fact]
    public async Task StoreAsync_SerialPartsOfAMultiple_ComeInOrderOneAtATime()
    {
        var driver = BackendUnderTest.Driver(
            InMemoryProfile.Multipart, options => options.Parts = new PartTraits(1, 1 << 20, 100, Parallel: false, LengthMultiple: 50_000));
        var hold = driver.Faults.HoldNext(InMemoryOperation.UploadPart);
        var backend = BackendUnderTest.Over(driver);
        var bytes = BackendUnderTest.Bytes(1_050_000);

        var storing = backend.StoreAsync("a", FileContent.FromBytes(bytes), cancellationToken: Token);
        await hold.Reached;
        driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(1);
        hold.Release();
        await storing;

        driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(11, "parts of 65,536 bytes grow to 100,000");
        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(bytes);
    }

    [Fact]
    public async Task StoreAsync_CancelledWhileTheUploadIsBegun_RemovesWhatWasBegun()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        var pool = new CountingPool();
        var backend = BackendUnderTest.Over(driver, pool: pool);
        using var cancel = new CancellationTokenSource();
        var hold = driver.Faults.HoldNext(InMemoryOperation.BeginUpload);

        var storing = backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(3 * Part)), cancellationToken: cancel.Token);
        await hold.Reached;
        await cancel.CancelAsync();
        hold.Release();

        await storing.Awaiting(call => call).Should().ThrowAsync<OperationCanceledException>();
        driver.Faults.CallsOf(InMemoryOperation.AbortUpload).Should().Be(1, "its id was heard, so it can be removed");
        (await driver.ListUploadsAsync("", null, Token)).Uploads.Should().BeEmpty();
        pool.Outstanding.Should().Be(0);
    }

    [Fact]
    public async Task StoreAsync_CancelledWhileNobodyAnswers_EndsAfterAMoment()
    {
        var time = new FakeTimeProvider();
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        var backend = BackendUnderTest.Over(driver, timeProvider: time);
        using var cancel = new CancellationTokenSource();
        var hold = driver.Faults.HoldNext(InMemoryOperation.BeginUpload);

        var storing = backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(3 * Part)), cancellationToken: cancel.Token);
        await hold.Reached;
        await cancel.CancelAsync();
        storing.IsCompleted.Should().BeFalse("the beginning may end");
        time.Advance(TimeSpan.FromSeconds(2));

        await storing.Awaiting(call => call).Should().ThrowAsync<OperationCanceledException>();
    }
}
