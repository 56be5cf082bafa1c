using Npgsql;
using Raso.Storage.Crash.Worker;

namespace Raso.Storage.Crash.Tests.Outages;

/// <summary>Workers go on without end while the database is taken away from them; in the end rows and files must be as the workers were told.</summary>
internal sealed class OutageCampaign(OwnServer server, int seed)
{
    private const int Workers = 4;
    private const int MaxPauseMs = 40;
    private const int Burst = 3;

    private const string TerminateOne = """
        SELECT pg_terminate_backend(pid)
        FROM (
            SELECT pid FROM pg_stat_activity
            WHERE datname = $1 AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            ORDER BY random() LIMIT 1) AS one
        """;

    private readonly Random _random = new(seed);

    public Expected Expected { get; } = new();

    public int CommitFaults { get; private set; }

    /// <summary>Runs the campaign.</summary>
    /// <param name="terminations">How many connections are terminated.</param>
    /// <param name="restarts">How often the server is restarted.</param>
    /// <param name="away">How long the server is stopped in the end.</param>
    public async Task RunAsync(int terminations, int restarts, TimeSpan away)
    {
        await using var catalogue = await CrashCatalogue.CreateAsync("postgres", server: server.ConnectionString);
        var direct = new NpgsqlConnectionStringBuilder(catalogue.Settings.Catalog);
        await using var proxy = new FaultProxy(direct.Host!, direct.Port, _random.Next());
        var settings = catalogue.Settings with
        {
            Catalog = new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = proxy.Port }.ConnectionString,
        };
        var workers = Enumerable.Range(0, Workers).Select(_ => WorkerProcess.Start(settings, _random.Next(), "random", Variants.Sound)).ToList();
        try
        {
            await GoOnAsync(workers);
            proxy.IsOn = true;
            await TerminateAsync(direct.Database!, workers, terminations);
            proxy.IsOn = false;
            await GoOnAsync(workers);
            for (var i = 0; i < restarts; i++)
            {
                await server.RestartAsync(TimeSpan.Zero);
                await GoOnAsync(workers);
            }

            await server.RestartAsync(away);
            await GoOnAsync(workers);
            await Task.WhenAll(workers.Select(worker => worker.KillAsync()));
            workers.ForEach(worker => Expected.Add(worker.Told));
            CommitFaults = proxy.Faults;
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }

        await using var provider = CrashSetup.Create(catalogue.Settings);
        await Sweeping.PastLeasesAsync(provider, catalogue.Settings);
        await new Judge(provider, catalogue.Settings).JudgeAsync(Expected);
    }

    /// <summary>Waits until every worker was acknowledged another call: nobody helps them.</summary>
    private static async Task GoOnAsync(List<WorkerProcess> workers) =>
        await Task.WhenAll(workers.Select(worker => worker.WaitForAsync("done", worker.Told.Count)));

    private async Task TerminateAsync(string database, List<WorkerProcess> workers, int count)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        for (var done = 0; done < count;)
        {
            if (done % Burst == 0)
            {
                // Else a slow machine would do nothing between two of them.
                await Task.WhenAny(workers.Select(worker => worker.WaitForAsync("done", worker.Told.Count)));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(MaxPauseMs)), TimeProvider.System);
            await using var command = source.CreateCommand(TerminateOne);
            command.Parameters.AddWithValue(database);
            done += await command.ExecuteScalarAsync() is true ? 1 : 0;
        }
    }
}
