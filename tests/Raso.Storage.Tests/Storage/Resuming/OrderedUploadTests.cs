using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage.Resuming;

public sealed class OrderedUploadTests
{
    private const int Part = BackendUnderTest.PartSize;

    private static readonly byte[] Bytes = BackendUnderTest.Bytes((4 * Part) + 17);

    private readonly OrderedDriver _driver = new(BackendUnderTest.Driver(InMemoryProfile.Multipart));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Part)]
    public async Task StoreAsync_PartBrokeOff_GoesOnAtIt(int kept)
    {
        var saved = await BreakAsync(kept);
        var sent = _driver.BytesSent;
        var log = new RecordingProgress();

        var stored = await Backend().StoreAsync(
            "a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = new SavedText().From(saved.Last), Progress = log }, Token);

        var held = kept == Part ? 3 * Part : 2 * Part;
        (_driver.BytesSent - sent).Should().Be(Bytes.Length - held);
        log.Reports[0].BytesDone.Should().Be(held);
        (await Backend().RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
        (await Backend().GetInfoAsync("a", Token))!.Sha256.Should().Be(stored.Sha256);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Part)]
    public async Task StoreAsync_SourceOfThePartThatBrokeOffChanged_IsNoticed(int kept)
    {
        var saved = await BreakAsync(kept);
        var other = Bytes.ToArray();
        other[2 * Part] ^= 1;

        var act = () => Backend().StoreAsync("a", FileContent.FromBytes(other), new StoreOptions { Resume = new SavedText().From(saved.Last) }, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
        (await Backend().ExistsAsync("a", Token)).Should().BeFalse();
        (await _driver.GetUploadAsync("a", saved.Last.UploadId, Token)).Should().BeNull();
    }

    [Fact]
    public async Task StoreAsync_StoreHasBytesThatTheStateDoesNotTellOf_BeginsAnew()
    {
        var saved = await BreakAsync(1000);
        var older = saved.Last with { Parts = [saved.Last.Parts[0]] };
        var again = new SavedText();

        await Backend().StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = again.From(older) }, Token);

        again.Last.UploadId.Should().NotBe(older.UploadId);
        (await _driver.GetUploadAsync("a", older.UploadId, Token)).Should().BeNull();
        (await Backend().RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    private CloudStorageBackend Backend() => BackendUnderTest.Over(_driver);

    /// <summary>Breaks an upload off in its third part.</summary>
    private async Task<SavedText> BreakAsync(int kept)
    {
        var saved = new SavedText(2, () => _driver.BreakNextPartAfter = kept);
        var act = () => Backend().StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = saved.From() }, Token);
        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Unavailable);
        return saved;
    }
}
