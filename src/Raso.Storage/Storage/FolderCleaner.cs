namespace Raso.Storage;

/// <summary>Removes empty folders, the deepest first. It holds the names of the folders from the start down to where it is.</summary>
internal static class FolderCleaner
{
    public static async Task<int> RemoveAsync(DriverGateway gateway, IFolderDriver driver, StoragePath? folder, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var child in await ListAsync(gateway, driver, folder, cancellationToken).ConfigureAwait(false))
        {
            count += await RemoveAsync(gateway, driver, child, cancellationToken).ConfigureAwait(false);
        }

        return folder is not null && await TryRemoveAsync(gateway, driver, folder, cancellationToken).ConfigureAwait(false) ? count + 1 : count;
    }

    private static async Task<IReadOnlyList<StoragePath>> ListAsync(
        DriverGateway gateway, IFolderDriver driver, StoragePath? folder, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.CallAsync(
                "list_folders", folder, token => driver.ListFoldersAsync(folder, token), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException error) when (folder is not null && error.Code == StorageErrorCode.PermissionDenied)
        {
            // One folder that nobody may look into does not end the walk.
            return [];
        }
    }

    private static async Task<bool> TryRemoveAsync(DriverGateway gateway, IFolderDriver driver, StoragePath folder, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.CallAsync(
                "remove_folder", folder, token => driver.RemoveFolderAsync(folder, token), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException error) when (error.Code == StorageErrorCode.PermissionDenied)
        {
            return false;
        }
    }
}
