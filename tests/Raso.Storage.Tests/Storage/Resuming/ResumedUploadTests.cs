using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage.Resuming;

public sealed class ResumedUploadTests
{
    private const int Part = BackendUnderTest.PartSize;
    private const int Length = (8 * Part) + 17;

    private static readonly byte[] Bytes = BackendUnderTest.Bytes(Length);

    private readonly InMemoryStorageDriver _driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StoreAsync_Resumed_SendsTheMissingPartsOnly()
    {
        var state = await InterruptAsync(parts: 3, concurrency: 1);
        var sent = _driver.Faults.CallsOf(InMemoryOperation.UploadPart);

        await Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = new SavedText().From(state) }, Token);

        (_driver.Faults.CallsOf(InMemoryOperation.UploadPart) - sent).Should().Be(9 - 3);
        _driver.Faults.CallsOf(InMemoryOperation.BeginUpload).Should().Be(1);
        (await Over(4).RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task StoreAsync_ResumedUnderAnotherPartSize_KeepsThatOfTheState()
    {
        var state = await InterruptAsync(parts: 3, concurrency: 1);
        var backend = BackendUnderTest.Over(_driver, options => options.PartSize = 3 * Part);

        await backend.StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = new SavedText().From(state) }, Token);

        _driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(9);
        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task StoreAsync_PartThatTheStoreHasLost_IsSentAgain()
    {
        var state = await InterruptAsync(parts: 3, concurrency: 1);
        var other = state.Parts[1] with { ETag = "\"another\"" };
        state = state with { Parts = [state.Parts[0], other, state.Parts[2]] };
        var sent = _driver.Faults.CallsOf(InMemoryOperation.UploadPart);

        await Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = new SavedText().From(state) }, Token);

        (_driver.Faults.CallsOf(InMemoryOperation.UploadPart) - sent).Should().Be(9 - 2);
        (await Over(4).RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task StoreAsync_AnswerOfTheCompletionLostWithItsProcess_IsSettledWithoutSending()
    {
        _driver.Faults.LoseNextAnswer(InMemoryOperation.CompleteUpload);
        _driver.Faults.FailNext(InMemoryOperation.Head, times: new BackendOptions().Resilience.MaxRetries + 1);
        var saved = new SavedText();
        var first = () => Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { CreateOnly = true, Resume = saved.From() }, Token);
        (await first.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.OutcomeUnknown);
        var sent = _driver.Faults.CallsOf(InMemoryOperation.UploadPart);

        var stored = await Over(4).StoreAsync(
            "a", FileContent.FromBytes(Bytes), new StoreOptions { CreateOnly = true, Resume = new SavedText().From(saved.Last) }, Token);

        _driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(sent);
        _driver.Faults.CallsOf(InMemoryOperation.BeginUpload).Should().Be(1);
        (await Over(4).GetInfoAsync("a", Token))!.Sha256.Should().Be(stored.Sha256, "the checksum that the lost process could not record is recorded now");
        (await Over(4).RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task StoreAsync_CompletedAndTheSourceChanged_CorruptedAndTheFileStays()
    {
        var saved = new SavedText();
        await Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = saved.From() }, Token);
        var other = Bytes.ToArray();
        other[^1] ^= 1;

        var again = () => Over(4).StoreAsync("a", FileContent.FromBytes(other), new StoreOptions { Resume = new SavedText().From(saved.Last) }, Token);

        (await again.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
        (await Over(4).RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task StoreAsync_AnotherProcessCompletesAtTheSameTime_IsSettled()
    {
        var state = await InterruptAsync(parts: 3, concurrency: 1);
        var hold = _driver.Faults.HoldNext(InMemoryOperation.CompleteUpload);
        var options = new StoreOptions { Resume = new SavedText().From(state) };
        var slow = Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), options, Token);
        await hold.Reached;

        var fast = await Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), options, Token);
        hold.Release();

        (await slow).Sha256.Should().Be(fast.Sha256);
        (await Over(4).RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    [Theory]
    [InlineData(StorageErrorCode.PermissionDenied)]
    [InlineData(StorageErrorCode.ResourceExhausted)]
    public async Task StoreAsync_StoreRefusesForNow_KeepsTheUpload(StorageErrorCode code)
    {
        var saved = new SavedText();
        _driver.Faults.FailNext(InMemoryOperation.CompleteUpload, code: code, isTransient: false);
        var first = () => Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = saved.From() }, Token);
        (await first.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(code);
        var sent = _driver.Faults.CallsOf(InMemoryOperation.UploadPart);

        await Over(4).StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = new SavedText().From(saved.Last) }, Token);

        _driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(sent, "all parts are there");
        (await Over(4).RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task StoreAsync_SourceThatReadsFromAnotherBackendIsDamaged_KeepsTheUpload()
    {
        var saved = new SavedText();
        var damaged = new StorageException(StorageErrorCode.Corrupted, "The source is damaged.", "other", "a", false);
        var content = FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new ThrowingStream(Bytes, 5 * Part, damaged)));

        var act = () => Over(1).StoreAsync("a", content, new StoreOptions { Resume = saved.From() }, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Should().BeSameAs(damaged);
        (await _driver.ListUploadsAsync("", null, Token)).Uploads.Should().ContainSingle();
    }

    [Fact]
    public async Task StoreAsync_Resumed_GivesEveryBufferBack()
    {
        var state = await InterruptAsync(parts: 3, concurrency: 1);
        var pool = new CountingPool();
        var backend = BackendUnderTest.Over(_driver, options => options.PartConcurrency = 2, pool: pool);

        await backend.StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = new SavedText().From(state) }, Token);

        pool.Outstanding.Should().Be(0);
        pool.MostBuffers.Should().BeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task StoreAsync_UnknownLength_GoesOn()
    {
        using var source = new CancellationTokenSource();
        var saved = new SavedText(3, source.Cancel);
        var content = FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new ForwardStream(Bytes)));
        var first = () => Over(1).StoreAsync("a", content, new StoreOptions { Resume = saved.From() }, source.Token);
        await first.Should().ThrowAsync<OperationCanceledException>();
        saved.Last.Length.Should().BeNull();

        await Over(4).StoreAsync("a", content, new StoreOptions { Resume = new SavedText().From(saved.Last) }, Token);

        _driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().BeLessThan(9 + 2);
        (await Over(4).RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);
    }

    private CloudStorageBackend Over(int concurrency) => BackendUnderTest.Over(_driver, options => options.PartConcurrency = concurrency);

    private async Task<UploadState> InterruptAsync(int parts, int concurrency)
    {
        using var source = new CancellationTokenSource();
        var saved = new SavedText(parts, source.Cancel);
        var act = () => Over(concurrency).StoreAsync("a", FileContent.FromBytes(Bytes), new StoreOptions { Resume = saved.From() }, source.Token);
        await act.Should().ThrowAsync<OperationCanceledException>();
        saved.Last.Parts.Should().HaveCount(parts);
        return saved.Last;
    }
}
