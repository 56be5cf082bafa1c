using Raso.Storage.Papers;

namespace Raso.Storage.Catalog;

/// <summary>The rows of papers. Values are validated and normalized already; the database's own constraints are the second belt.</summary>
public interface IPaperRows
{
    /// <summary>Inserts a row.</summary>
    /// <param name="id">The id.</param>
    /// <param name="paper">The fields.</param>
    /// <param name="folder">The folder of its files.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/> where a row with the id exists already (nothing is raised and the transaction stays usable).</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.AlreadyExists"/>: the DOI or the folder is taken.</exception>
    Task<Paper?> InsertAsync(Guid id, NewPaper paper, string folder, CancellationToken cancellationToken);

    /// <summary>Inserts many rows at once, as fast as the database takes them. A paper is known where a row has its DOI, or has its id and one of the two has no DOI. Not to be called within a step.</summary>
    /// <param name="rows">The papers; no two with the same id, DOI or folder.</param>
    /// <param name="update">Whether known rows take over the fields that the paper has (keywords: where it has any); they stay as they are otherwise.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What became of each paper, in their order.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.ConstraintViolation"/>: a value breaks a rule of the schema.</exception>
    Task<IReadOnlyList<PaperImportOutcome>> ImportAsync(IReadOnlyList<PaperImportRow> rows, bool update, CancellationToken cancellationToken);

    /// <summary>Gets a row.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<Paper?> GetAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Finds a row by its DOI.</summary>
    /// <param name="doi">The DOI, normalized.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<Paper?> FindByDoiAsync(string doi, CancellationToken cancellationToken);

    /// <summary>Lists rows by the time they were made, then by id.</summary>
    /// <param name="after">The row after which the list begins; the beginning where <see langword="null"/>.</param>
    /// <param name="oldestFirst">Whether the oldest come first.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<Paper>> ListAsync(PaperKey? after, bool oldestFirst, int limit, CancellationToken cancellationToken);

    /// <summary>Changes chosen fields.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">The new values.</param>
    /// <param name="expectedRowVersion">The row version that must hold; any where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>, <see cref="CatalogErrorCode.Conflict"/> or <see cref="CatalogErrorCode.AlreadyExists"/> (the DOI is taken).</exception>
    Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion, CancellationToken cancellationToken);

    /// <summary>Points a row to its PDF.</summary>
    /// <param name="id">The id.</param>
    /// <param name="path">The path of a committed file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> or <see cref="CatalogErrorCode.ConstraintViolation"/> (the file is not committed).</exception>
    Task<Paper> SetPdfAsync(Guid id, StoragePath path, CancellationToken cancellationToken);

    /// <summary>Deletes a row and all that goes with it.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken);
}
