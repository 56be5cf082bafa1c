namespace Raso.Storage;

/// <summary>What a backend offers beside <see cref="ICloudStorageBackend"/> where folders exist by themselves (<see cref="StorageCapabilities.Folders"/>).</summary>
public interface IFolderBackend
{
    /// <summary>Makes a folder and those above it; it is no error where it is there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the folder is there.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotSupported"/>, or <see cref="StorageErrorCode.InvalidArgument"/> where a file is in the way.</exception>
    Task CreateFolderAsync(StoragePath path, CancellationToken cancellationToken = default);

    /// <summary>Removes folders that hold nothing, or nothing but such folders. A file that is stored there at the same time makes its folder again; folders that cannot be read or removed are left.</summary>
    /// <param name="below">Where to look; everywhere where <see langword="null"/>. The folder itself goes too, if it is empty.</param>
    /// <param name="cancellationToken">Cancels the call between two folders.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotSupported"/>.</exception>
    Task<int> RemoveEmptyFoldersAsync(StoragePath? below = null, CancellationToken cancellationToken = default);
}
