using Npgsql;
using Raso.Storage.Catalog;

namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>A schema of its own on the test server, reached by psql: as the server's superuser, and as an application's role that owns nothing.</summary>
public sealed class PsqlCatalogue : ShellCatalogue
{
    private const string Variable = "RASO_TEST_POSTGRES";

    private readonly string _name = $"shell_{Guid.CreateVersion7():N}";
    private readonly string _password = Guid.CreateVersion7().ToString("N");

    internal override string Schema => _name;

    internal override IEnumerable<string> Invariants =>
    [
        .. Questions.Common,
        "SELECT 'unnamed', f.path FROM files AS f WHERE f.state = 'committed' AND NOT raso_is_referenced(f.path)",
        """
        SELECT 'video unlike its version', a.id FROM video_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE v.properties IS DISTINCT FROM raso_asset_properties('video', to_jsonb(a)) OR v.generation_parameters IS DISTINCT FROM a.generation_parameters
        """,
    ];

    public override async ValueTask InitializeAsync()
    {
        var made = await OwnAsync(
            $"""
            CREATE SCHEMA {_name};
            {SchemaOf(typeof(MigrationScript).Assembly)}
            CREATE ROLE {_name} LOGIN PASSWORD '{_password}';
            GRANT USAGE ON SCHEMA {_name} TO {_name};
            GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA {_name} TO {_name};
            """);
        made.Failed.Should().BeFalse("{0}", made.Errors);
    }

    public override async ValueTask DisposeAsync() => await OwnAsync($"DROP SCHEMA {_name} CASCADE; DROP ROLE {_name};");

    internal override Task<ShellResult> AttackAsync(string script) => RunAsync(script, _name, _password);

    internal override Task<ShellResult> OwnAsync(string script)
    {
        var server = Server;
        return RunAsync(script, server.Username!, server.Password!);
    }

    internal override string List(string element) => $"ARRAY['{element}']";

    internal override async Task<string> DumpAsync() => (await OwnAsync(
        string.Join("\n", GoodRows.Of.Keys.Select(table => $"SELECT '{table}', t.* FROM {table} AS t ORDER BY t;")))).Output;

    private static NpgsqlConnectionStringBuilder Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? new NpgsqlConnectionStringBuilder(server)
        : throw new InvalidOperationException($"{Variable} names no PostgreSQL server: run the tests with ./eng/test, which starts one.");

    private async Task<ShellResult> RunAsync(string script, string user, string password)
    {
        var server = Server;
        return await Shell.RunAsync(
            "psql",
            ["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"],
            new Dictionary<string, string>
            {
                ["PGHOST"] = server.Host!,
                ["PGPORT"] = $"{server.Port}",
                ["PGUSER"] = user,
                ["PGPASSWORD"] = password,
                ["PGDATABASE"] = server.Database!,
                ["PGOPTIONS"] = $"-c search_path={_name} -c client_min_messages=error",
            },
            script);
    }
}
