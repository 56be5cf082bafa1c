namespace Raso.Storage.Catalog;

/// <summary>The catalogue's record of the folders that have a <c>metadata.json</c>. The file is derived; a row says whether it is behind its paper, and outlives the paper until the file is removed. The database itself counts a row's revision up when its paper is changed or deleted.</summary>
public interface IPaperFolderRows
{
    /// <summary>Adds the folder of a paper, or makes it due again where it is there.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="backend">The name of the backend that the file is to be stored on; a row that is there keeps its own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The revision by which it is due; <see langword="null"/> where there is no such paper.</returns>
    Task<long?> AddAsync(Guid paperId, string backend, CancellationToken cancellationToken);

    /// <summary>Gets the revision that the file was last written as.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The revision, 0 before the file was first written; <see langword="null"/> where there is no row.</returns>
    Task<long?> FindWrittenAsync(Guid paperId, CancellationToken cancellationToken);

    /// <summary>Claims folders that are due, skipping rows that another transaction holds or another claim covers.</summary>
    /// <param name="papers">Only folders of these papers, also where a released claim leaves a pause; of any where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of folders.</param>
    /// <param name="claim">How long the claim runs from now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The claims.</returns>
    Task<IReadOnlyList<PaperFolderClaim>> ClaimAsync(IReadOnlyCollection<Guid>? papers, int limit, TimeSpan claim, CancellationToken cancellationToken);

    /// <summary>Records that the file was written as the paper was at the claimed revision or later, and gives the claim back.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the claim still held.</returns>
    Task<bool> CompleteAsync(PaperFolderClaim claim, CancellationToken cancellationToken);

    /// <summary>Gives a claim back after the file could not be written or removed. It stays due; until the claim would have ended, only who asks for this paper claims it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the claim still held.</returns>
    Task<bool> ReleaseAsync(PaperFolderClaim claim, CancellationToken cancellationToken);

    /// <summary>Forgets a folder whose paper is gone and whose file was removed. Where the folder was added again meanwhile, the claim is given back and it stays due.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the row is gone.</returns>
    Task<bool> RemoveAsync(PaperFolderClaim claim, CancellationToken cancellationToken);
}
