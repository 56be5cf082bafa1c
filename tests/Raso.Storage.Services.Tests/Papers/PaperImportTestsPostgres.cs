using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class PaperImportTestsPostgres(PostgresCatalogue catalogue) : PaperImportTests(catalogue), IClassFixture<PostgresCatalogue>
{
    [Fact]
    public async Task Import_WhoseConnectionsAreEnded_CanBeRunAgainUntilAllIsThere()
    {
        NewPaper[] papers = [.. Papers(300), .. Papers(300).Select((paper, i) => paper with { Doi = $"10.1234/{i}" })];
        var (random, failures) = (new Random(3), 0);
        while (failures < 4)
        {
            var batches = 0;
            var end = random.Next(1, 25);
            var options = new PaperImportOptions
            {
                BatchSize = 20,
                Connections = 2,
                Progress = new Sink<PaperImportProgress>(_ =>
                {
                    if (Interlocked.Increment(ref batches) == end)
                    {
                        catalogue.EndConnectionsAsync().GetAwaiter().GetResult();
                    }
                }),
            };
            try
            {
                (await ImportAsync(papers, options)).Counts.Refused.Should().Be(0);
            }
            catch (CatalogException error)
            {
                error.IsTransient.Should().BeTrue("{0}", error);
                failures++;
                await catalogue.RunAsync("DELETE FROM papers WHERE doi IS NULL AND right(id::text, 1) IN ('0', '1')");
            }
        }

        (await UntilDoneAsync(papers)).Counts.Should().Match<PaperImportProgress>(counts => counts.Read == 600 && counts.Refused == 0 && counts.Updated == 0);
        (await catalogue.CountAsync("papers")).Should().Be(600);
    }

    // The pool may still have connections that were ended before.
    private async Task<PaperImportReport> UntilDoneAsync(NewPaper[] papers)
    {
        while (true)
        {
            try
            {
                return await ImportAsync(papers);
            }
            catch (CatalogException error) when (error.IsTransient)
            {
            }
        }
    }
}
