using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Migrations;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A file that is migrated once and copied for each test.</summary>
public sealed class SqliteCatalogue : Catalogue
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-services-").FullName;
    private string _file = "";
    private int _resets;

    /// <summary>Gets the full name of the present file.</summary>
    public string File => _file;

    private string Template => Path.Combine(_folder, "template.db");

    public override async ValueTask InitializeAsync()
    {
        _file = Template;
        await using var provider = new ServiceCollection().AddRaso(raso =>
        {
            Use(raso);
            raso.AddInMemoryStorage("memory");
        }).BuildServiceProvider();
        await provider.GetRequiredService<IMigrator>().MigrateAsync();
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public override Task ResetAsync()
    {
        _file = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{++_resets}.db"));
        System.IO.File.Copy(Template, _file);
        return Task.CompletedTask;
    }

    public override void Use(RasoBuilder raso) => raso.UseSqlite(_file);

    public override string FromNow(int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '{seconds} seconds')");

    public override async Task<(int Open, int Busy)> CountConnectionsAsync()
    {
        // One that is in a transaction would hold up a checkpoint of all that was written.
        var isBusy = Convert.ToInt64(await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)"), CultureInfo.InvariantCulture);
        return (OpenFiles.Below(_folder).Count(name => name == _file), (int)isBusy);
    }

    public override async Task RunPastTriggersAsync(string sql)
    {
        await RunAsync((string)(await RunAsync("SELECT group_concat('DROP TRIGGER ' || name, '; ') FROM sqlite_master WHERE type = 'trigger'"))!);
        await RunAsync(sql);
    }

    public override Task AllowAnyPathAsync() => RunAsync(
        "DROP TRIGGER raso_path_checks_insert; CREATE TRIGGER raso_path_checks_insert INSTEAD OF INSERT ON raso_path_checks BEGIN SELECT 1; END");

    // Each test has a file of its own.
    public override Task CheckPathsAsync() => Task.CompletedTask;

    public override async Task<object?> RunAsync(string sql)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false };
        await using var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
