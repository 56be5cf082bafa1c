namespace Raso.Storage.Migrations;

/// <summary>Brings the schema of the catalogue to the version of the code.</summary>
public interface IMigrator
{
    /// <summary>Applies what is missing, each migration once, also when many hosts call this at the same time.</summary>
    /// <param name="cancellationToken">Cancels between two migrations.</param>
    /// <returns>The migrations that this call applied.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.SchemaMismatch"/>: an applied migration was changed, or the database is newer than the code.</exception>
    Task<IReadOnlyList<MigrationStatus>> MigrateAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists all migrations that the code or the database knows, by number.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The migrations.</returns>
    Task<IReadOnlyList<MigrationStatus>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Undoes applied migrations, the newest first, down to a version that stays.</summary>
    /// <param name="toVersion">The number of the newest migration that stays; 0 undoes all.</param>
    /// <param name="force">Whether tables may be dropped with all their rows; without it, only migrations whose undo drops no table are undone.</param>
    /// <param name="cancellationToken">Cancels between two migrations.</param>
    /// <returns>The migrations that this call undid.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The version is negative or not one of the code's.</exception>
    /// <exception cref="InvalidOperationException">A migration whose undo drops tables would be undone and <paramref name="force"/> is not set; the message names the tables, and nothing was undone.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.SchemaMismatch"/>, as <see cref="MigrateAsync"/>.</exception>
    Task<IReadOnlyList<MigrationStatus>> UndoAsync(int toVersion, bool force = false, CancellationToken cancellationToken = default);
}
