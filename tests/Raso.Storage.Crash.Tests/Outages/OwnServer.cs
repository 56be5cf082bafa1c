using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Npgsql;

namespace Raso.Storage.Crash.Tests.Outages;

/// <summary>A PostgreSQL server of one test alone, which may be restarted and stopped.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private static readonly string Root = typeof(OwnServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private const string AsPostgres = "if [ \"$(id -u)\" -eq 0 ]; then postgres_as=(runuser -u postgres --); fi";

    private const string StandbyControl = "\"$(postgres_bin)/pg_ctl\" --pgdata=\"$postgres_folder/standby\" --wait --silent --timeout=60";

    private readonly string _folder;

    private OwnServer(string connectionString, string folder)
    {
        ConnectionString = connectionString;
        _folder = folder;
    }

    /// <summary>Gets the connection string of the superuser.</summary>
    public string ConnectionString { get; }

    public static async Task<OwnServer> StartAsync()
    {
        var lines = await BashAsync("start_postgres && printf '%s\\n%s\\n' \"$RASO_TEST_POSTGRES\" \"$postgres_folder\"");
        return new OwnServer(lines[0], lines[1]);
    }

    /// <summary>Stops the server in the middle of everything, as a crash does, and starts it again.</summary>
    public async Task RestartAsync(TimeSpan away)
    {
        await ControlAsync("stop --mode=immediate");
        await Task.Delay(away, TimeProvider.System);
        await ControlAsync("start --log=\"$postgres_folder/log\" --options=\"$(cat \"$postgres_folder/options\")\"");
    }

    /// <summary>Stops the server at once, for good.</summary>
    public Task StopAsync() => ControlAsync("stop --mode=immediate");

    /// <summary>Makes a streaming standby of the server, which goes with it.</summary>
    /// <returns>The connection string of its superuser.</returns>
    public async Task<string> StartStandbyAsync()
    {
        var primary = new NpgsqlConnectionStringBuilder(ConnectionString);
        var lines = await BashAsync(
            $"postgres_folder='{_folder}'; {AsPostgres}; port=$(free_port); " +
            $"PGPASSWORD='{primary.Password}' as_postgres \"$(postgres_bin)/pg_basebackup\" --pgdata=\"$postgres_folder/standby\" --write-recovery-conf --checkpoint=fast " +
            $"--host=127.0.0.1 --port={primary.Port} --username=postgres; " +
            $"as_postgres {StandbyControl} --log=\"$postgres_folder/standby.log\" start " +
            "--options=\"-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c max_connections=500\"; printf '%s\\n' \"$port\"");
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Port = int.Parse(lines.Last(line => line.Length > 0), CultureInfo.InvariantCulture) }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await BashAsync(
            $"postgres_folder='{_folder}'; {AsPostgres}; if [ -e \"$postgres_folder/standby/postmaster.pid\" ]; then as_postgres {StandbyControl} --mode=immediate stop; fi");
        await BashAsync($"postgres_folder='{_folder}'; {AsPostgres}; stop_postgres");
    }

    private async Task ControlAsync(string command) => await BashAsync(
        $"postgres_folder='{_folder}'; {AsPostgres}; " +
        "[ -e \"$postgres_folder/options\" ] || sed '1s/^[^ ]* //' \"$postgres_folder/data/postmaster.opts\" | tr -d '\"' >\"$postgres_folder/options\"; " +
        $"as_postgres \"$(postgres_bin)/pg_ctl\" --pgdata=\"$postgres_folder/data\" --wait --silent --timeout=60 {command}");

    private static async Task<string[]> BashAsync(string script)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"set -euo pipefail; source eng/environment.sh; source eng/postgres.sh; {script}");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        // Until the script ends and not until its pipes do: the server inherits them.
        var (lines, errors) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? [.. lines] : throw new InvalidOperationException($"PostgreSQL: {string.Join('\n', [.. lines, .. errors])}");
    }
}
