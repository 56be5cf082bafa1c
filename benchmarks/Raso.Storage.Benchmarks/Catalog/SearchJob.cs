using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Benchmarks.Measuring;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Searches among many papers in PostgreSQL, beside psql: two selective words, and a word that very many papers have.</summary>
/// <param name="papers">How many papers.</param>
/// <param name="isJudged">Whether the targets are about so many.</param>
internal sealed class SearchJob(int papers, bool isJudged) : IJob
{
    private const string Database = "raso_benchmark_search";
    private const int Queries = 40;

    private readonly int _count = Math.Max(2000, papers);
    private ServiceProvider? _services;
    private string _database = "";

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        var texts = await RealTexts.LoadAsync();
        var generated = new GeneratedPapers(texts);
        _database = await PostgresDatabase.MakeAsync(Database);
        await SdkSide.MigrateAsync(raso => raso.UsePostgres(_database));
        await PostgresDatabase.RunAsync(_database, "DROP INDEX idx_papers_search");
        _services = SdkSide.Build(raso => raso.UsePostgres(_database, options => options.CommandTimeout = TimeSpan.FromHours(1)));
        var repository = _services.GetRequiredService<IPaperRepository>();
        await repository.ImportAsync(generated.MakeAsync(0, _count), new PaperImportOptions { Connections = 2 });
        await PostgresDatabase.RunAsync(_database, "CREATE INDEX idx_papers_search ON papers USING gin (search)", "VACUUM (ANALYZE) papers");

        // A word stands in a share of the papers by how often it is among all words: selective ones in one of 300 or fewer. Two of one title, so that something
        // is found. And the most common word that is no stop word.
        var counts = texts.Words.GroupBy(word => word).ToDictionary(word => word.Key, word => word.Count());
        var selective = counts.Where(word => (double)word.Value / texts.Words.Length * GeneratedPapers.Words <= 1.0 / 300).Select(word => word.Key).ToHashSet();
        var broad = counts.Where(word => word.Key.Length > 3).MaxBy(word => word.Value).Key;
        var pairs = Enumerable.Range(0, _count).Select(generated.Make)
            .Select(paper => paper.Title.Split(' ').Where(selective.Contains).Distinct().Take(2).ToArray()).Where(pair => pair.Length == 2).Take(Queries).ToList();
        return
        [
            new Contest(
                $"search {_count:N0} papers for two selective words, best 50 with marks, 95th percentile",
                () => SlowestAsync(pairs.Select(pair => string.Join(' ', pair))),
                new Peer("none: at most 150 ms", Judged(Target.Within(0.150)), () => Task.FromResult(TimeSpan.FromSeconds(0.150))),
                new Peer(
                    "psql, the same words by the same index, ranked, without marks and total",
                    Target.None,
                    () => Measure.TimeAsync(() => PsqlAsync(Ranked(string.Join(' ', pairs[0])))))),
            new Contest(
                $"search {_count:N0} papers for two selective words, best 50, 95th percentile",
                () => SlowestAsync(pairs.Select(pair => string.Join(' ', pair)), mark: false),
                new Peer(
                    "psql, ILIKE on title and abstract, the newest 50",
                    Judged(Target.AtLeast(200)),
                    () => Measure.TimeAsync(() => PsqlAsync($"SELECT id FROM papers WHERE (title || ' ' || abstract) ILIKE '%{pairs[0][0]}%' AND (title || ' ' || abstract) ILIKE '%{pairs[0][1]}%' ORDER BY created_at DESC LIMIT 50")))),
            new Contest(
                $"search {_count:N0} papers for '{broad}', best 50, 95th percentile",
                () => SlowestAsync(Enumerable.Repeat(broad, Queries), mark: false),
                new Peer("psql, every match ranked", Judged(Target.AtLeast(100)), () => Measure.TimeAsync(() => PsqlAsync(Ranked(broad))))),
            new Contest(
                $"search {_count:N0} papers for '{broad}', best 50 with marks, 95th percentile",
                () => SlowestAsync(Enumerable.Repeat(broad, Queries)),
                new Peer("psql, every match ranked, none marked", Target.None, () => Measure.TimeAsync(() => PsqlAsync(Ranked(broad))))),
        ];

        Target Judged(Target target) => isJudged ? target : Target.None;

        async Task<Sample> SlowestAsync(IEnumerable<string> queries, bool mark = true)
        {
            var times = new List<TimeSpan>();
            var memory = await Measure.SampleAsync(async () =>
            {
                foreach (var text in queries)
                {
                    var started = System.Diagnostics.Stopwatch.GetTimestamp();
                    var page = await repository.SearchAsync(new PaperSearch { Text = text, Highlight = mark });
                    times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started));
                    if (page.Hits.Count == 0)
                    {
                        throw new InvalidOperationException($"Nothing was found for '{text}'.");
                    }
                }
            });
            return memory with { Elapsed = times.Order().ElementAt((int)(times.Count * 0.95)) };
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_services?.DisposeAsync() ?? default);
        await PostgresDatabase.DropAsync(Database);
    }

    private static string Ranked(string words) =>
        $"SELECT id, title, abstract, ts_rank_cd(search, q, 1) AS rank FROM papers, websearch_to_tsquery('english', '{words}') AS q WHERE search @@ q ORDER BY rank DESC, id DESC LIMIT 50";

    private Task<string> PsqlAsync(string statement) => PostgresDatabase.PsqlAsync(_database, statement);
}
