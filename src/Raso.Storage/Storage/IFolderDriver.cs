namespace Raso.Storage;

/// <summary>What a driver offers beside <see cref="IStorageDriver"/> where folders exist by themselves; called only where <see cref="StorageCapabilities.Folders"/> is declared. The same rules hold: one attempt, no retries, the provider's own errors.</summary>
public interface IFolderDriver
{
    /// <summary>Makes a folder and those above it; it is no error where it is there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is there.</returns>
    Task CreateFolderAsync(StoragePath path, CancellationToken cancellationToken);

    /// <summary>Lists the folders right below a folder, without following links; those whose names are no valid path are left out.</summary>
    /// <param name="path">The folder; the root where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The folders; none where there is no such folder.</returns>
    Task<IReadOnlyList<StoragePath>> ListFoldersAsync(StoragePath? path, CancellationToken cancellationToken);

    /// <summary>Removes a folder, if it has no entries. It must not fail a store that runs at the same time: that makes the folder again.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether this call removed it.</returns>
    Task<bool> RemoveFolderAsync(StoragePath path, CancellationToken cancellationToken);
}
