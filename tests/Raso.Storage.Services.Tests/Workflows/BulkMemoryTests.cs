using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>What a run holds of many papers: they are taken in with their PDFs, and then gone through, while what lives on the heap is measured. How long it takes is told, never asserted.</summary>
public abstract class BulkMemoryTests(Catalogue catalogue) : IAsyncLifetime
{
    private const int First = 100;
    private const int Looks = 9;
    private const long MiB = 1L << 20;

    // Of 900 papers more the abstracts alone would be 14 MiB.
    private const long Spread = 6 * MiB;

    private static readonly string Abstract = string.Join(' ', Enumerable.Repeat("attention is", 615));

    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _provider = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IBulkProcessing Bulk => _provider.GetRequiredService<IBulkProcessing>();

    public async ValueTask InitializeAsync()
    {
        await catalogue.ResetAsync();
        _provider = new ServiceCollection().AddRaso(raso =>
        {
            catalogue.Use(raso);
            raso.AddLocalStorage("disk", options => options.RootPath = _folder.Of("data"));
        }).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public Task Process_OfAThousandPapers_HoldsNoMoreThanOfAHundred() => MeasureAsync(1_000);

    [Fact]
    [Trait("Category", "Long")]
    public Task Process_OfTenThousandPapers_HoldsNoMoreThanOfAHundred() => MeasureAsync(10_000);

    private async Task MeasureAsync(int count)
    {
        var ingestion = _provider.GetRequiredService<IPaperIngestion>();
        var options = new IngestionOptions { CreateFolder = false };
        await MeasureAsync("taken in", count, bulk => Bulk.ProcessAsync(
            Papers(count),
            paper => paper.Doi!,
            (paper, token) => ingestion.IngestPaperAsync(new PaperIngestion(paper), Samples.Pdf(paper.Title), options, token),
            bulk with { Name = "in" },
            Token));

        var papers = _provider.GetRequiredService<IPaperRepository>();
        await MeasureAsync("gone through", count, bulk => Bulk.ProcessPapersAsync(
            async (paper, token) =>
            {
                await using var pdf = await papers.OpenPdfAsync(paper.Id, cancellationToken: token);
                await pdf.Content.CopyToAsync(Stream.Null, token);
            },
            bulk with { Name = "through" },
            Token));
    }

    private static async Task MeasureAsync(string what, int count, Func<BulkOptions, Task<BulkReport>> run)
    {
        var live = new List<long>();
        var settled = 0;
        var begin = Stopwatch.GetTimestamp();

        var report = await run(new BulkOptions { OnOutcome = _ => Look() });

        report.Counts.Should().Be(new BulkProgress(count, 0, 0), "the first failure is {0}", report.Failures.Select(failure => failure.Error).FirstOrDefault());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} papers {what} in {Stopwatch.GetElapsedTime(begin).TotalSeconds:F1} s; live on the heap after {First}: {live[0] / (double)MiB:F1} MiB, at most {live.Max() / (double)MiB:F1} MiB; resident at the end {Environment.WorkingSet / MiB} MiB"));
        live.Should().HaveCount(Looks + 1);
        (live.Max() - live[0]).Should().BeLessThan(Spread, "what was processed is let go: {0}", string.Join(", ", live));

        void Look()
        {
            if (++settled >= First && (settled - First) % ((count - First) / Looks) == 0)
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
                live.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }
    }

    private static async IAsyncEnumerable<NewPaper> Papers(int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++)
        {
            // A copy for each, so that what is held shows.
            yield return Samples.Paper($"Paper {i}") with { Doi = $"10.1234/{i}", Abstract = $"{i} {Abstract}" };
        }
    }
}
