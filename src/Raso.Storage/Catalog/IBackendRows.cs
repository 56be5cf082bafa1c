using Raso.Storage.Files;

namespace Raso.Storage.Catalog;

/// <summary>The catalogue's record of which store stands behind the name of a backend.</summary>
public interface IBackendRows
{
    /// <summary>Finds the rows that have a name or an identity: none, the one that has both, or those that stand in the way.</summary>
    /// <param name="name">The name of a backend.</param>
    /// <param name="identity">The identity of its store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows, at most two, by name.</returns>
    Task<IReadOnlyList<BackendRegistration>> FindAsync(string name, string identity, CancellationToken cancellationToken);

    /// <summary>Lists all rows.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows, by name.</returns>
    Task<IReadOnlyList<BackendRegistration>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Inserts a row, unless one has the name or the identity already; then nothing is raised and nothing changed.</summary>
    /// <param name="name">The name of the backend.</param>
    /// <param name="identity">The identity and the place of its store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the row is there.</returns>
    Task InsertAsync(string name, StorageIdentity identity, CancellationToken cancellationToken);

    /// <summary>Gives a name another store, from now on; inserts the row where there is none.</summary>
    /// <param name="name">The name of the backend.</param>
    /// <param name="identity">The identity and the place of its store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the row is changed.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.AlreadyExists"/>: another name has this store.</exception>
    Task RebindAsync(string name, StorageIdentity identity, CancellationToken cancellationToken);
}
