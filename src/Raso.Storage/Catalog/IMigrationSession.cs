namespace Raso.Storage.Catalog;

/// <summary>A schema that is locked for migration.</summary>
public interface IMigrationSession
{
    /// <summary>Lists what is recorded as applied, by number.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The records.</returns>
    Task<IReadOnlyList<AppliedMigration>> ListAppliedAsync(CancellationToken cancellationToken);

    /// <summary>Runs a migration and records it, in one transaction.</summary>
    /// <param name="script">The migration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it was applied, by the database's clock.</returns>
    Task<DateTimeOffset> ApplyAsync(MigrationScript script, CancellationToken cancellationToken);

    /// <summary>Runs a migration's undo and removes its record, in one transaction.</summary>
    /// <param name="script">The migration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is undone.</returns>
    Task UndoAsync(MigrationScript script, CancellationToken cancellationToken);
}
