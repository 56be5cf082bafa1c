namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/performing-resumable-uploads
public sealed class ChunkKeeperTests
{
    private const int Unit = 256 * 1024;

    [Fact]
    public async Task Add_BytesInAnyPieces_KeepsWholeUnitsUntilTheFlush()
    {
        using var writer = new ContentWriter();
        var keeper = new ChunkKeeper(writer, 0, null);

        for (var sent = 0; sent < (2 * Unit) + 1000; sent += 1000)
        {
            await keeper.AddAsync(new byte[Math.Min(1000, (2 * Unit) + 1000 - sent)], TestContext.Current.CancellationToken);
        }

        writer.Length.Should().Be(2 * Unit);
        await keeper.FlushAsync(TestContext.Current.CancellationToken);
        writer.Length.Should().Be((2 * Unit) + 1000);
        keeper.HasKeptAll.Should().BeTrue();
    }

    [Theory]
    [InlineData(0, 100L, 100)]
    [InlineData(40, null, 60)]
    [InlineData(40, 50L, 50)]
    [InlineData(0, 0L, 0)]
    public async Task Flush_SkipAndLimit_KeepsTheRest(long skip, long? limit, long kept)
    {
        using var writer = new ContentWriter();
        var keeper = new ChunkKeeper(writer, skip, limit);

        await keeper.AddAsync(new byte[100], TestContext.Current.CancellationToken);
        await keeper.FlushAsync(TestContext.Current.CancellationToken);

        writer.Length.Should().Be(kept);
        keeper.Received.Should().Be(100);
        keeper.HasKeptAll.Should().Be(kept == 100 - skip);
    }
}
