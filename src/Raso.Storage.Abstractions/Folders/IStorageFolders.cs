namespace Raso.Storage.Folders;

/// <summary>The folders that files are sorted into: those of papers with their <c>metadata.json</c>, and those beside them.</summary>
public interface IStorageFolders
{
    /// <summary>Makes the structure of a paper's folder, with a <c>metadata.json</c> that from now on follows the paper: it is written again when the paper changes, and goes with the paper. Can be repeated. Returns once the file is there, at least as new as the paper was when the call began: where another call is writing it, this one waits, at most as long as <c>FileLifecycleOptions.Claim</c> (2 minutes unless set). On backends without folders the <c>metadata.json</c> alone is stored.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such paper.</exception>
    /// <exception cref="StorageException">The backend failed, or another call wrote for longer than its claim (<see cref="StorageErrorCode.Unavailable"/>, transient); what is missing is made by the next <see cref="RefreshAsync"/> or sweep, but for empty folders.</exception>
    Task<PaperFolder> CreateAsync(Guid paperId, CancellationToken cancellationToken = default);

    /// <summary>Makes the folders beside those of papers (cache, backups, exports) on the default backend, where it has folders. Can be repeated.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The folders.</returns>
    /// <exception cref="StorageException">The backend failed.</exception>
    Task<IReadOnlyList<string>> CreateSharedAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes every <c>metadata.json</c> that is behind its paper, and removes those whose paper is gone; each sweep does it too. Only what is due is looked at, and any number of hosts share it out.</summary>
    /// <param name="cancellationToken">Cancels the call; what is not done stays due.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="CatalogException">The catalogue failed.</exception>
    Task<FolderRefreshReport> RefreshAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes folders that hold nothing, or nothing but such folders, on every backend that has folders. A file that is stored there at the same time makes its folder again.</summary>
    /// <param name="below">Where to look; everywhere where <see langword="null"/>. The folder itself goes too, if it is empty.</param>
    /// <param name="cancellationToken">Cancels the call between two folders.</param>
    /// <returns>How many folders were removed.</returns>
    /// <exception cref="StorageException">A backend failed.</exception>
    Task<int> RemoveEmptyAsync(StoragePath? below = null, CancellationToken cancellationToken = default);

    /// <summary>Counts what a backend holds by category, by listing all of it; files that the catalogue does not know are counted too, and what has no valid path is told apart as <see cref="UsageByCategory.Skipped"/>.</summary>
    /// <param name="backend">The name of the backend; the default one where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Files and bytes by category, and in all.</returns>
    /// <exception cref="ArgumentException">No backend has this name.</exception>
    /// <exception cref="StorageException">The backend failed.</exception>
    Task<UsageByCategory> GetUsageAsync(string? backend = null, CancellationToken cancellationToken = default);
}
