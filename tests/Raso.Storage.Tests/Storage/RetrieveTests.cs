using Microsoft.Extensions.Time.Testing;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class RetrieveTests
{
    private const int Length = 300_000;
    private static readonly byte[] Bytes = BackendUnderTest.Bytes(Length);

    private readonly InMemoryStorageDriver _driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(150_000)]
    [InlineData(Length - 1)]
    public async Task Read_Breaks_IsTakenUpAgainWhereItStopped(int breakAfter)
    {
        var backend = await StoredAsync();
        _driver.Faults.BreakNextRead(breakAfter, times: 2);

        (await backend.RetrieveBytesAsync("a", Token)).Should().Equal(Bytes);

        _driver.Faults.CallsOf(InMemoryOperation.Get).Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task Read_OfARangeBreaks_GivesThatRange()
    {
        var backend = await StoredAsync();
        _driver.Faults.BreakNextRead(1000);

        await using var file = await backend.RetrieveAsync("a", new RetrieveOptions { Range = new ByteRange(500, 20_000) }, Token);

        (await AllAsync(file.Content)).Should().Equal(Bytes[500..20_500]);
        file.Info.Length.Should().Be(Length);
    }

    [Fact]
    public async Task Read_BreaksAgainAndAgainWithoutProgress_Fails()
    {
        var backend = await StoredAsync();
        _driver.Faults.BreakNextRead(0, times: 100);

        var act = () => backend.RetrieveBytesAsync("a", Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.IsTransient.Should().BeTrue();
        _driver.Faults.CallsOf(InMemoryOperation.Get).Should().Be(1 + 4);
    }

    [Fact]
    public async Task Read_BreaksAndTheFileWasReplaced_SaysSo()
    {
        var backend = await StoredAsync();
        _driver.Faults.BreakNextRead(1000);
        await using var file = await backend.RetrieveAsync("a", null, Token);
        await backend.StoreAsync("a", FileContent.FromBytes(BackendUnderTest.Bytes(Length, seed: 2)), cancellationToken: Token);

        var act = () => AllAsync(file.Content);

        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.PreconditionFailed);
        error.Message.Should().Contain("replaced");
        await act.Should().ThrowAsync<StorageException>("a failed stream stays failed");
    }

    [Fact]
    public async Task Read_StandsStill_IsTakenUpAgainAfterTheStallTimeout()
    {
        var time = new FakeTimeProvider();
        var backend = await StoredAsync(time);
        _driver.Faults.StallNextRead(1000);
        await using var file = await backend.RetrieveAsync("a", null, Token);
        var reading = AllAsync(file.Content);
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        (await reading).Should().Equal(Bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Length - 1)]
    public async Task Read_FlippedBit_ThrowsCorruptedInsteadOfEnding(int offset)
    {
        var backend = await StoredAsync();
        _driver.Faults.FlipBit("a", offset);
        await using var file = await backend.RetrieveAsync("a", null, Token);

        var act = () => AllAsync(file.Content);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
        var first = () => backend.RetrieveAsync("a", new RetrieveOptions { Verify = ReadVerification.First }, Token);
        (await first.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
        var bytes = () => backend.RetrieveBytesAsync("a", Token);
        (await bytes.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task Read_FlippedBitUnverified_GivesWhatIsThere()
    {
        var backend = await StoredAsync();
        _driver.Faults.FlipBit("a", 0);

        await using var file = await backend.RetrieveAsync("a", new RetrieveOptions { Verify = ReadVerification.None }, Token);

        (await AllAsync(file.Content)).Should().HaveCount(Length).And.NotEqual(Bytes);
    }

    [Fact]
    public async Task Read_ExpectedSha_TakesPrecedenceOverTheKeptOne()
    {
        var backend = await StoredAsync();
        await using var file = await backend.RetrieveAsync("a", new RetrieveOptions { ExpectedSha256 = new string('A', 64) }, Token);

        var act = () => AllAsync(file.Content);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task Read_VerifiedFirst_CanBeReadWhileTheStoreIsDown()
    {
        var backend = await StoredAsync();
        await using var file = await backend.RetrieveAsync("a", new RetrieveOptions { Verify = ReadVerification.First }, Token);
        _driver.Faults.IsDown = true;

        (await AllAsync(file.Content)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task Read_Synchronously_GivesTheBytesAndVerifies()
    {
        var backend = await StoredAsync();
        await using var file = await backend.RetrieveAsync("a", null, Token);
        using var copy = new MemoryStream();

        var buffer = new byte[7777];
        int count;
        while ((count = file.Content.Read(buffer, 0, buffer.Length)) > 0)
        {
            copy.Write(buffer, 0, count);
        }

        copy.ToArray().Should().Equal(Bytes);
    }

    [Fact]
    public async Task Retrieve_RangePastTheEnd_InvalidArgument()
    {
        var backend = await StoredAsync();

        var act = () => backend.RetrieveAsync("a", new RetrieveOptions { Range = new ByteRange(Length) }, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.InvalidArgument);
        await using var last = await backend.RetrieveAsync("a", new RetrieveOptions { Range = new ByteRange(Length - 1, long.MaxValue) }, Token);
        (await AllAsync(last.Content)).Should().Equal(Bytes[^1]);
    }

    [Fact]
    public async Task Retrieve_NothingThereOrAnotherETag_SaysWhich()
    {
        var backend = await StoredAsync();

        var missing = () => backend.RetrieveAsync("b", null, Token);
        var changed = () => backend.RetrieveAsync("a", new RetrieveOptions { IfMatch = "other" }, Token);

        (await missing.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotFound);
        (await changed.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PreconditionFailed);
        (await backend.GetInfoAsync("b", Token)).Should().BeNull();
    }

    [Fact]
    public async Task Read_Cancelled_EndsPromptly()
    {
        var backend = await StoredAsync();
        _driver.Faults.StallNextRead(1000);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var file = await backend.RetrieveAsync("a", null, cancel.Token);
        var reading = file.Content.CopyToAsync(Stream.Null, cancel.Token);

        await cancel.CancelAsync();

        var act = () => reading;
        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Read_Progress_EndsAtTheLength()
    {
        var backend = await StoredAsync();
        var progress = new RecordingProgress();
        await using var file = await backend.RetrieveAsync("a", new RetrieveOptions { Progress = progress }, Token);

        await AllAsync(file.Content);

        progress.Reports[^1].Should().Be(new StorageProgress(Length, Length));
    }

    private static async Task<byte[]> AllAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private async Task<CloudStorageBackend> StoredAsync(TimeProvider? timeProvider = null)
    {
        var backend = BackendUnderTest.Over(_driver, timeProvider: timeProvider);
        await backend.StoreAsync("a", FileContent.FromBytes(Bytes), cancellationToken: Token);
        return backend;
    }
}
