namespace Raso.Storage.Sqlite.Tests;

/// <summary>A migrated catalogue in a folder of its own, which goes with it.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly List<SqliteCatalog> _catalogs = [];

    private TemporaryDatabase()
    {
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("raso-sqlite-").FullName;

    public string File => Path.Combine(Folder, "raso.db");

    public SqliteCatalog Catalog => _catalogs[0];

    public static async Task<TemporaryDatabase> CreateAsync()
    {
        var database = CreateEmpty();
        await MigrateAsync(database.Catalog);
        return database;
    }

    public static TemporaryDatabase CreateEmpty()
    {
        var database = new TemporaryDatabase();
        database.OpenAnother();
        return database;
    }

    /// <summary>Applies what is missing, as a host does at its start.</summary>
    /// <returns>How many migrations were applied.</returns>
    public static Task<int> MigrateAsync(SqliteCatalog catalog) => catalog.Migrations.LockAsync(
        async (session, token) =>
        {
            var applied = await session.ListAppliedAsync(token);
            foreach (var script in catalog.Migrations.Scripts.Skip(applied.Count))
            {
                await session.ApplyAsync(script, token);
            }

            return catalog.Migrations.Scripts.Count - applied.Count;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Opens the same file once more, as another host would.</summary>
    public SqliteCatalog OpenAnother(TimeSpan? busyTimeout = null)
    {
        var catalog = new SqliteCatalog(new SqliteOptions { DataSource = File, BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(30) });
        _catalogs.Add(catalog);
        return catalog;
    }

    /// <summary>Opens a connection that knows nothing of the catalogue, as a shell would.</summary>
    public DatabaseConnection OpenPlain() => DatabaseConnection.Open(File, create: true, readOnly: false, TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        foreach (var catalog in _catalogs)
        {
            await catalog.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
