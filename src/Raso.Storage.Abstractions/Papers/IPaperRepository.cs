using Raso.Storage.Files;

namespace Raso.Storage.Papers;

/// <summary>The papers of the catalogue, and their PDFs.</summary>
public interface IPaperRepository : IPaperOperations
{
    /// <summary>Lists papers by the time their rows were made.</summary>
    /// <param name="options">Which page, and in which order; the newest 50 where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page.</returns>
    /// <exception cref="ValidationException">The page size or the start of the page is at fault.</exception>
    Task<Page<Paper>> ListAsync(PaperListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Searches the papers by words and by conditions, page by page.</summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page.</returns>
    /// <exception cref="ValidationException">A condition is out of its range, the text has no word that must be there, or the start of the page belongs to another search.</exception>
    /// <exception cref="CatalogException">The database could not be read.</exception>
    Task<PaperSearchPage> SearchAsync(PaperSearch search, CancellationToken cancellationToken = default);

    /// <summary>Imports any number of papers in bounded memory: batch by batch, each in a transaction of its own (COPY on PostgreSQL). A record without id and DOI gets an id made of its fields, so that an import that was stopped can be run again without doubling; so two equal records make one paper.</summary>
    /// <param name="papers">The records, for example those of a bibliography reader. They are read once, while batches before are written.</param>
    /// <param name="options">How to import them; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the import; batches that are committed stay.</param>
    /// <returns>What became of the records; a record that is at fault is refused there, and no error.</returns>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.AlreadyExists"/> with <see cref="KnownPaperPolicy.Fail"/>, or the database could not be written; batches that are committed stay.</exception>
    Task<PaperImportReport> ImportAsync(IAsyncEnumerable<NewPaper> papers, PaperImportOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Stores a PDF and attaches it to a paper, in place of the one attached before, which is deleted.</summary>
    /// <param name="id">The id of the paper.</param>
    /// <param name="content">The bytes of the PDF, at least one.</param>
    /// <param name="options">How to store it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is attached then.</param>
    /// <returns>The paper as it is now.</returns>
    /// <exception cref="ValidationException">The content is empty or no PDF.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> or <see cref="CatalogErrorCode.LeaseLost"/>.</exception>
    /// <exception cref="StorageException">The bytes could not be stored.</exception>
    Task<Paper> AttachPdfAsync(Guid id, FileContent content, FileWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Opens the PDF of a paper; its bytes are verified against the ledger's checksum.</summary>
    /// <param name="id">The id of the paper.</param>
    /// <param name="options">How to read it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The open file; dispose it.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such paper, or it has no PDF.</exception>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.RetrieveAsync"/>.</exception>
    Task<RetrievedFile> OpenPdfAsync(Guid id, RetrieveOptions? options = null, CancellationToken cancellationToken = default);
}
