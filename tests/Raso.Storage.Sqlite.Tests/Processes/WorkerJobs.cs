namespace Raso.Storage.Sqlite.Tests.Processes;

/// <summary>What another process does with the same file.</summary>
internal static class WorkerJobs
{
    public const string Switch = "--worker";
    public const string Migrate = "migrate";
    public const string AddPapers = "add-papers";
    public const string Hold = "hold";
    public const int PapersOfOneWorker = 20;

    public static async Task<int> RunAsync(string job, string file)
    {
        await using var catalog = new SqliteCatalog(new SqliteOptions { DataSource = file, BusyTimeout = TimeSpan.FromMinutes(2) });
        Console.WriteLine("ready");
        if (await Console.In.ReadLineAsync() is null)
        {
            return 1;
        }

        switch (job)
        {
            case Migrate:
                Console.WriteLine(await TemporaryDatabase.MigrateAsync(catalog));
                return 0;
            case AddPapers:
                for (var i = 0; i < PapersOfOneWorker; i++)
                {
                    await catalog.AddPaperAsync();
                }

                Console.WriteLine(PapersOfOneWorker);
                return 0;
            case Hold:
                await catalog.AddPaperAsync(Samples.Paper("committed"));
                await catalog.WriteAsync(async session =>
                {
                    await session.Papers.InsertAsync(Guid.CreateVersion7(), Samples.Paper("not committed"), "papers/held", default);
                    Console.WriteLine("held");
                    await Console.In.ReadLineAsync();
                });
                return 0;
            default:
                return 2;
        }
    }
}
