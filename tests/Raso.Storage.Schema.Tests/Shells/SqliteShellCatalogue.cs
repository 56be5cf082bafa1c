using System.Reflection;

namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>A database file that the sqlite3 shell writes to, foreign keys off as the shell has them.</summary>
public sealed class SqliteShellCatalogue : ShellCatalogue
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-shell-").FullName;

    private string File => Path.Combine(_folder, "raso.db");

    internal override IEnumerable<string> Invariants =>
    [
        .. Questions.Common,
        """
        SELECT 'asset unlike its version', a.content_id FROM asset_states AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE v.properties <> a.properties OR v.generation_parameters IS NOT a.generation_parameters OR v.source_code_path IS NOT a.source_code_path
        """,
    ];

    public override async ValueTask InitializeAsync()
    {
        var made = await OwnAsync(SchemaOf(Assembly.Load("Raso.Storage.Sqlite")));
        made.Failed.Should().BeFalse("{0}", made.Errors);
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    // SQLite knows no users.
    internal override Task<ShellResult> AttackAsync(string script) => OwnAsync(script);

    internal override Task<ShellResult> OwnAsync(string script) => Shell.RunAsync(
        "sqlite3", ["-bail", "-batch", "-noheader", "-init", "/dev/null", File], new Dictionary<string, string>(), $".timeout 60000\n{script}");

    internal override string Schema => "main";

    internal override string List(string element) => $"'[\"{element}\"]'";

    internal override async Task<string> DumpAsync() => (await OwnAsync(
        string.Join("\n", GoodRows.Of.Keys.Select(table => $"SELECT '{table}', t.* FROM {table} AS t ORDER BY 2, 3;")))).Output;
}
