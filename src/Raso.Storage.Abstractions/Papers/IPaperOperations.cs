namespace Raso.Storage.Papers;

/// <summary>What can be done with the rows of papers, by itself or within a transaction.</summary>
public interface IPaperOperations
{
    /// <summary>Takes a paper into the catalogue. Where a row with the given id exists already, it is returned if all its fields are the same.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ValidationException">Fields are at fault; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.AlreadyExists"/>: another paper has the id or the DOI.</exception>
    Task<Paper> CreateAsync(NewPaper paper, CancellationToken cancellationToken = default);

    /// <summary>Gets a paper.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The paper, or <see langword="null"/> where there is none.</returns>
    Task<Paper?> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Finds the paper with a DOI, in any form that <see cref="NewPaper.Doi"/> takes.</summary>
    /// <param name="doi">The DOI.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The paper, or <see langword="null"/> where there is none.</returns>
    Task<Paper?> FindByDoiAsync(string doi, CancellationToken cancellationToken = default);

    /// <summary>Changes chosen fields of a paper.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">The new values.</param>
    /// <param name="expectedRowVersion">The row version that the change is based on; any where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">Fields are at fault; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>, <see cref="CatalogErrorCode.Conflict"/> (the row version is another one by now) or <see cref="CatalogErrorCode.AlreadyExists"/> (the DOI is taken).</exception>
    Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a paper with its assets, versions, relationships and jobs. The rows go at once; the files go through the ledger, now or by the next sweep.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was such a paper.</returns>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default);
}
