using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Migrations;

/// <inheritdoc cref="IMigrator"/>
internal sealed class Migrator(ICatalog catalog, ILogger<Migrator> logger) : IMigrator
{
    private IReadOnlyList<MigrationScript> Scripts => catalog.Migrations.Scripts;

    public Task<IReadOnlyList<MigrationStatus>> MigrateAsync(CancellationToken cancellationToken = default) =>
        catalog.Migrations.LockAsync<IReadOnlyList<MigrationStatus>>(
            async (session, token) =>
            {
                var applied = await CheckedAsync(session, token).ConfigureAwait(false);
                var done = new List<MigrationStatus>();
                foreach (var script in Scripts.Skip(applied.Count))
                {
                    token.ThrowIfCancellationRequested();
                    var appliedAt = await session.ApplyAsync(script, token).ConfigureAwait(false);
                    MigrationLog.Applied(logger, script.Version, script.Name);
                    done.Add(new MigrationStatus(script.Version, script.Name, appliedAt));
                }

                return done;
            },
            cancellationToken);

    public Task<IReadOnlyList<MigrationStatus>> ListAsync(CancellationToken cancellationToken = default) =>
        catalog.Migrations.LockAsync<IReadOnlyList<MigrationStatus>>(
            async (session, token) =>
            {
                var applied = (await session.ListAppliedAsync(token).ConfigureAwait(false)).ToDictionary(migration => migration.Version);
                var known = Scripts.Select(script => new MigrationStatus(script.Version, script.Name, applied.GetValueOrDefault(script.Version)?.AppliedAt));
                var unknown = applied.Values.Where(migration => migration.Version > Scripts.Count)
                    .Select(migration => new MigrationStatus(migration.Version, migration.Name, migration.AppliedAt));
                return [.. known.Concat(unknown).OrderBy(migration => migration.Version)];
            },
            cancellationToken);

    public Task<IReadOnlyList<MigrationStatus>> UndoAsync(int toVersion, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(toVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toVersion, Scripts.Count);
        return catalog.Migrations.LockAsync<IReadOnlyList<MigrationStatus>>(
            async (session, token) =>
            {
                var applied = await CheckedAsync(session, token).ConfigureAwait(false);
                var scripts = applied.Where(migration => migration.Version > toVersion).Reverse().Select(migration => Scripts[migration.Version - 1]).ToList();
                var tables = scripts.SelectMany(script => script.TablesDroppedByUndo).ToList();
                if (tables.Count > 0 && !force)
                {
                    throw new InvalidOperationException(
                        $"Undoing the migrations after {toVersion} drops these tables with their rows: {string.Join(", ", tables)}. Pass force: true if that is wanted; nothing was undone.");
                }

                var undone = new List<MigrationStatus>();
                foreach (var script in scripts)
                {
                    token.ThrowIfCancellationRequested();
                    await session.UndoAsync(script, token).ConfigureAwait(false);
                    MigrationLog.Undone(logger, script.Version, script.Name);
                    undone.Add(new MigrationStatus(script.Version, script.Name, null));
                }

                return undone;
            },
            cancellationToken);
    }

    /// <summary>Lists what is applied, and refuses a database whose history is not the code's.</summary>
    private async Task<IReadOnlyList<AppliedMigration>> CheckedAsync(IMigrationSession session, CancellationToken cancellationToken)
    {
        var applied = await session.ListAppliedAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < applied.Count; i++)
        {
            var migration = applied[i];
            if (migration.Version > Scripts.Count)
            {
                throw Mismatch($"The database has migration {migration.Version} ({migration.Name}), which this version of the code does not know: the database is newer. Update the packages.");
            }

            if (migration.Version != i + 1)
            {
                throw Mismatch($"The database records migration {migration.Version} ({migration.Name}) but not {i + 1}. Restore the table schema_migrations from a backup.");
            }

            if (migration.Checksum != Scripts[i].Checksum)
            {
                throw Mismatch($"Migration {migration.Version} ({migration.Name}) was changed after it had been applied to this database. Put its file back as it was, and write a new migration for the change.");
            }
        }

        return applied;
    }

    private static CatalogException Mismatch(string message) => new(CatalogErrorCode.SchemaMismatch, message);
}
