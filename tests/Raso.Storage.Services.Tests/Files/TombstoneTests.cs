using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.InMemory;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>The bytes of what ended are deleted once more, a day later: a request may have been on its way.</summary>
public abstract class TombstoneTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private const int Day = 24 * 60 * 60;

    [Fact]
    public async Task Sweep_OfATombstoneThatIsYoung_LeavesItAlone()
    {
        await EndAsync();
        await Catalogue.AgeTombstonesAsync(Day - 60);

        (await Bench.Sweeper.SweepAsync(Token)).Should().BeEquivalentTo(new SweepReport(0, 0, []));
    }

    [Fact]
    public async Task Sweep_OfATombstoneThatIsOldEnough_DeletesWhatCameLate()
    {
        var path = await EndAsync();
        Bench.Driver.AddForeign(path.Value, "late"u8.ToArray());
        await Catalogue.AgeTombstonesAsync(Day + 60);

        var report = await Bench.Sweeper.SweepAsync(Token);

        report.Should().BeEquivalentTo(new SweepReport(0, 1, []));
        (await Bench.StoredAsync()).Should().BeEmpty();
        (await Bench.LedgerAsync(path)).State.Should().Be(FileState.Abandoned);
    }

    [Fact]
    public async Task Sweep_OfAPurgedTombstone_IsDoneWithIt()
    {
        await EndAsync();
        await Catalogue.AgeTombstonesAsync(Day + 60);
        await Bench.Sweeper.SweepAsync(Token);
        var calls = Bench.Driver.Faults.CallsOf(InMemoryOperation.Delete);

        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(0);
        Bench.Driver.Faults.CallsOf(InMemoryOperation.Delete).Should().Be(calls);
        (await Catalogue.RunAsync("SELECT count(*) FROM files WHERE purged_at IS NOT NULL")).Should().Be(1L);
    }

    [Fact]
    public async Task Sweep_OfADeletedFileThatIsOldEnough_DeletesItsBytesOnceMore()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await Bench.Papers.DeleteAsync(paper.Id, Token);
        Bench.Driver.AddForeign(attached.PdfPath!.Value, "late"u8.ToArray());
        await Catalogue.AgeTombstonesAsync(Day + 60);

        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(1);

        (await Bench.StoredAsync()).Should().BeEmpty();
    }

    private async Task<StoragePath> EndAsync()
    {
        var path = await Bench.InterruptAsync();
        await Catalogue.ExpireLeasesAsync();
        await Bench.Sweeper.SweepAsync(Token);
        return path;
    }
}
