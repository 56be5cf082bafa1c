namespace Raso.Storage.Sqlite.Tests.Processes;

public sealed class SeveralProcessesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MigrateAsync_ManyProcessesAtOnce_AppliesEachMigrationOnce()
    {
        await using var database = TemporaryDatabase.CreateEmpty();

        var applied = await RunAsync(WorkerJobs.Migrate, database.File, processes: 6);

        applied.Order().Should().Equal(0, 0, 0, 0, 0, database.Catalog.Migrations.Scripts.Count);
        (await TemporaryDatabase.MigrateAsync(database.Catalog)).Should().Be(0);
    }

    [Fact]
    public async Task WriteAsync_TwoProcessesAndThisOne_LoseNothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var others = RunAsync(WorkerJobs.AddPapers, database.File, processes: 2);

        for (var i = 0; i < WorkerJobs.PapersOfOneWorker; i++)
        {
            await database.Catalog.AddPaperAsync();
        }

        await others;

        var papers = await database.Catalog.ReadAsync(session => session.Papers.ListAsync(null, true, 1000, Token));
        papers.Should().HaveCount(3 * WorkerJobs.PapersOfOneWorker);
    }

    [Fact]
    public async Task WriteAsync_ProcessKilledWithinATransaction_KeepsWhatWasCommittedOnly()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var worker = WorkerProcess.Start(WorkerJobs.Hold, database.File);
        (await worker.ReadLineAsync()).Should().Be("ready");
        await worker.GoAsync();
        (await worker.ReadLineAsync()).Should().Be("held");

        await worker.KillAsync();

        await database.Catalog.AddPaperAsync(Samples.Paper("after"));
        var papers = await database.Catalog.ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token));
        papers.Select(paper => paper.Title).Should().Equal("committed", "after");
    }

    private static async Task<IReadOnlyList<int>> RunAsync(string job, string file, int processes)
    {
        var workers = Enumerable.Range(0, processes).Select(_ => WorkerProcess.Start(job, file)).ToList();
        try
        {
            // All of them wait at the start, so that they collide.
            foreach (var worker in workers)
            {
                (await worker.ReadLineAsync()).Should().Be("ready");
            }

            await Task.WhenAll(workers.Select(worker => worker.GoAsync()));
            var answers = await Task.WhenAll(workers.Select(worker => worker.ReadLineAsync()));
            return answers.Select(answer => int.Parse(answer!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }
    }
}
