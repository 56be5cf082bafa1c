using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Benchmarks.Measuring;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Imports of papers, beside psql's <c>\copy</c> of the same rows into the same tables: without the text index, with every index, and where half of the papers are known.</summary>
internal sealed class ImportJob(double scale) : IJob
{
    private const string Ours = "raso_benchmark_import";
    private const string Theirs = "raso_benchmark_copy";
    private const string Plain = "raso_benchmark_plain";
    private const string Indexed = "raso_benchmark_indexed";
    private const string Known = "raso_benchmark_known";

    private readonly int _many = Math.Max(1000, (int)(scale * 200_000));
    private readonly int _few = Math.Max(1000, (int)(scale * 40_000));
    private readonly WorkFolder _folder = new();
    private GeneratedPapers? _papers;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _papers = new GeneratedPapers(await RealTexts.LoadAsync());
        await SdkSide.MigrateAsync(raso => raso.UsePostgres(PostgresDatabase.MakeAsync(Indexed).GetAwaiter().GetResult()));

        // It would come in some rounds and not in others, and to our rows alone, whose batches others see at once.
        await PostgresDatabase.RunAsync(PostgresDatabase.Named(Indexed), "ALTER TABLE papers SET (autovacuum_enabled = false, toast.autovacuum_enabled = false)");
        await PostgresDatabase.RunAsync(
            await PostgresDatabase.MakeAsync(Plain, Indexed), "ALTER TABLE papers DROP COLUMN search", "DROP INDEX idx_papers_authors", "DROP INDEX idx_papers_keywords");
        await ImportAsync(await PostgresDatabase.MakeAsync(Known, Plain), Even(_many), new PaperImportOptions());
        await CopyFile.WriteAsync(_folder["many"], _papers.MakeAsync(0, _many));
        await CopyFile.WriteAsync(_folder["few"], _papers.MakeAsync(0, _few));
        return
        [
            Contest("import 200,000 papers without the text index, one connection", Plain, "many", _many, 1, Target.AtLeast(1.1)),
            Contest("import 40,000 papers with all indexes, one connection", Indexed, "few", _few, 1, Target.AtLeast(1)),
            Contest("import 40,000 papers with all indexes, two connections", Indexed, "few", _few, 2, Target.AtLeast(1.6)),
            Upsert("one connection", 1),
            Upsert("two connections", 2),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in new[] { Ours, Theirs, Plain, Indexed, Known })
        {
            await PostgresDatabase.DropAsync(database);
        }

        _folder.Dispose();
    }

    private Contest Contest(string name, string template, string file, int count, int connections, Target target) => new(
        name,
        () => OursAsync(template, count, new PaperImportOptions { Connections = connections }),
        new Peer("psql \\copy", target, () => TheirsAsync(template, file)));

    private Contest Upsert(string name, int connections) => new(
        $"update or insert 200,000 papers of which half are known and changed, without the text index, {name}",
        () => OursAsync(Known, _many, new PaperImportOptions { KnownPapers = KnownPaperPolicy.Update, Connections = connections }),
        new Peer("psql \\copy of all into the empty table", Target.AtLeast(0.8), () => TheirsAsync(Plain, "many")));

    private async Task<Sample> OursAsync(string template, int count, PaperImportOptions options)
    {
        var database = await PostgresDatabase.MakeAsync(Ours, template);
        await PostgresDatabase.RunAsync(PostgresDatabase.Server, "CHECKPOINT");
        return await ImportAsync(database, _papers!.MakeAsync(0, count), options);
    }

    private static async Task<Sample> ImportAsync(string database, IAsyncEnumerable<NewPaper> papers, PaperImportOptions options)
    {
        await using var services = SdkSide.Build(raso => raso.UsePostgres(database));
        var repository = services.GetRequiredService<IPaperRepository>();
        await repository.ListAsync();
        return await Measure.SampleAsync(async () =>
        {
            var report = await repository.ImportAsync(papers, options);
            if (report.Counts.Refused + report.Counts.Skipped > 0)
            {
                throw new InvalidOperationException($"Not all was taken: {report.Counts}.");
            }
        });
    }

    private async Task<TimeSpan> TheirsAsync(string template, string file)
    {
        var database = await PostgresDatabase.MakeAsync(Theirs, template);
        await PostgresDatabase.RunAsync(PostgresDatabase.Server, "CHECKPOINT");
        return await Measure.TimeAsync(() => PostgresDatabase.PsqlAsync(database, $"\\copy papers ({CopyFile.Columns}) from '{_folder[file]}'"));
    }

    // Every second one, with another title.
    private async IAsyncEnumerable<NewPaper> Even(int count)
    {
        for (var i = 0; i < count; i += 2)
        {
            yield return _papers!.Make(i) with { Title = "As it was before" };
        }

        await Task.CompletedTask;
    }
}
