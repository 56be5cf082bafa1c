using Raso.Storage.InMemory;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>A writer lives by its lease of one minute, and what it wrote goes when it lost it.</summary>
public abstract class LeaseTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task AttachPdf_SlowerThanItsLease_IsKeptAliveByRenewals()
    {
        var (_, put, attaching) = await BeginAsync();

        // Four beats are longer than the lease. Before each the lease has 5 seconds left.
        for (var beat = 0; beat < 4; beat++)
        {
            await Catalogue.RunAsync($"UPDATE files SET lease_until = {Catalogue.FromNow(5)}");
            await BeatAsync();
            (await Catalogue.RunAsync($"SELECT count(*) FROM files WHERE lease_until > {Catalogue.FromNow(30)}")).Should().Be(1L);
        }

        (await Bench.Sweeper.SweepAsync(Token)).Abandoned.Should().Be(0);
        put.Release();
        (await attaching).PdfPath.Should().NotBeNull();
    }

    [Fact]
    public async Task AttachPdf_WhoseLeaseIsTakenAway_StopsAtTheNextRenewal()
    {
        var (paper, _, attaching) = await BeginAsync();
        await Catalogue.ExpireLeasesAsync();
        (await Bench.Sweeper.SweepAsync(Token)).Abandoned.Should().Be(1);

        await Bench.Time.PassAsync(Beat);

        // The put is never released: it is the lost lease that ends it.
        var error = (await FluentActions.Awaiting(() => attaching.WaitAsync(Limit, Token)).Should().ThrowAsync<CatalogException>()).Which;
        error.Code.Should().Be(CatalogErrorCode.LeaseLost);
        error.IsTransient.Should().BeTrue();
        await AssertNothingLeftAsync(paper);
    }

    [Fact]
    public async Task AttachPdf_WhoseLeaseRanOutUnswept_StopsAtTheNextRenewal()
    {
        var (paper, _, attaching) = await BeginAsync();
        await Catalogue.ExpireLeasesAsync();

        await Bench.Time.PassAsync(Beat);

        (await FluentActions.Awaiting(() => attaching.WaitAsync(Limit, Token)).Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.LeaseLost);
        await AssertNothingLeftAsync(paper);
    }

    [Fact]
    public async Task AttachPdf_StalledPastASweep_IsRefusedAndItsBytesDoNotComeBack()
    {
        var (paper, put, attaching) = await BeginAsync();
        await using var other = new Bench(Catalogue, Bench.Driver);
        await Catalogue.ExpireLeasesAsync();
        (await other.Sweeper.SweepAsync(Token)).Should().Match<Raso.Storage.Files.SweepReport>(report => report.Abandoned == 1 && report.Deleted == 1);

        // The writer wakes up: its bytes arrive after they were deleted, and only then does it learn.
        put.Release();

        (await FluentActions.Awaiting(() => attaching.WaitAsync(Limit, Token)).Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.LeaseLost);
        Bench.Driver.Faults.CallsOf(InMemoryOperation.Put).Should().Be(1);
        await AssertNothingLeftAsync(paper);
    }

    [Fact]
    public async Task AttachPdf_WhenNobodyAnswersItsRenewals_StopsWhenTheLeaseIsOver()
    {
        var (paper, _, attaching) = await BeginAsync();
        Bench.Catalog.IsAway = true;
        for (var beat = 0; beat < 3; beat++)
        {
            await Bench.Time.PassAsync(Beat);
        }

        (await FluentActions.Awaiting(() => attaching.WaitAsync(Limit, Token)).Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.LeaseLost);
        Bench.Catalog.IsAway = false;
        await Catalogue.ExpireLeasesAsync();
        await Bench.Sweeper.SweepAsync(Token);
        await AssertNothingLeftAsync(paper);
    }

    [Fact]
    public async Task AttachPdf_WhenOneRenewalIsUnanswered_GoesOn()
    {
        var (_, put, attaching) = await BeginAsync();
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Bench.Catalog.At("Renew", () =>
        {
            refused.SetResult();
            throw new CatalogException(CatalogErrorCode.Unavailable, "asked for", isTransient: true);
        });
        await Bench.Time.PassAsync(Beat);
        await refused.Task.WaitAsync(Limit, Token);

        put.Release();

        (await attaching).PdfPath.Should().NotBeNull();
    }

    private async Task<(Paper Paper, InMemoryHold Put, Task<Paper> Attaching)> BeginAsync()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var put = Bench.Driver.Faults.HoldNext(InMemoryOperation.Put);
        var attaching = Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await put.Reached.WaitAsync(Limit, Token);
        return (paper, put, attaching);
    }

    private async Task BeatAsync()
    {
        var renewed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Bench.Catalog.At("Renew.Committed", () =>
        {
            renewed.SetResult();
            return Task.CompletedTask;
        });
        await Bench.Time.PassAsync(Beat);
        await renewed.Task.WaitAsync(Limit, Token);
    }

    private async Task AssertNothingLeftAsync(Paper paper)
    {
        await Bench.AssertNothingLeftAsync();
        (await Bench.Papers.GetAsync(paper.Id, Token))!.PdfPath.Should().BeNull();
    }
}
