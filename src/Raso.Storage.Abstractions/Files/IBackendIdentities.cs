namespace Raso.Storage.Files;

/// <summary>Keeps each backend's name with its store. The catalogue records the identity of a store under the backend's name when it is first used; from then on the name with another store, or the store under another name, is refused before anything is written or deleted. Each process asks once; backends whose store has no identity (in memory) are not checked.</summary>
public interface IBackendIdentities
{
    /// <summary>Lists what the catalogue knows.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registered backends, by name; also those that this host does not configure.</returns>
    /// <exception cref="CatalogException">The catalogue could not be read.</exception>
    Task<IReadOnlyList<BackendRegistration>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes sure that a backend is the store that the catalogue knows under its name, and records it where the name is new.</summary>
    /// <param name="backend">The name of a configured backend.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is sure.</returns>
    /// <exception cref="ArgumentException">No backend of this name is configured.</exception>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.IdentityMismatch"/>, or the store could not be asked.</exception>
    /// <exception cref="CatalogException">The catalogue could not be read or changed.</exception>
    Task CheckAsync(string backend, CancellationToken cancellationToken = default);

    /// <summary>Lets the name of a backend stand for the store that it is configured with now. For a deliberate move: call it once, after every file was copied there and while no other process uses the old place.</summary>
    /// <param name="backend">The name of a configured backend.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the catalogue knows now.</returns>
    /// <exception cref="ArgumentException">No backend of this name is configured.</exception>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.IdentityMismatch"/> (the store belongs to another name), <see cref="StorageErrorCode.NotSupported"/> (the store has no identity), or the store could not be asked.</exception>
    /// <exception cref="CatalogException">The catalogue could not be changed.</exception>
    Task<BackendRegistration> RebindAsync(string backend, CancellationToken cancellationToken = default);
}
