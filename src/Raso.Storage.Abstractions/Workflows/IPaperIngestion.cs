namespace Raso.Storage.Workflows;

/// <summary>Takes papers in: record, PDF, folder and job.</summary>
public interface IPaperIngestion
{
    /// <summary>Makes the record of a paper, stores and attaches its PDF, makes its folder and puts a job into the queue, in that order. Safe to repeat after a failure or a crash at any step: what is done stays, what is missing is made, nothing is made twice. A paper that the catalogue knows by its id or DOI, or without both by the same fields, is taken as it is; title and authors are needed only for one that it does not know. Where <c>Raso.Storage.Media</c> is added, title and authors that the caller leaves out are taken from the PDF.</summary>
    /// <param name="paper">What is known of the paper.</param>
    /// <param name="pdf">The bytes of its PDF; of content that cannot be replayed a temporary copy is made.</param>
    /// <param name="options">What is done; all of it where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call; the steps that are done stay.</param>
    /// <returns>The paper, its folder and its job.</returns>
    /// <exception cref="ValidationException">Fields are at fault, or the content is empty or no PDF: it lists every fault of the paper, the job (as <c>Job.Priority</c>) and the content; nothing was written.</exception>
    /// <exception cref="ArgumentException"><see cref="IngestionOptions.File"/> has metadata or a SHA-256 that no file can be stored with; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.AlreadyExists"/> (the paper has another PDF and <see cref="IngestionOptions.ReplacePdf"/> is not set, another paper has the DOI, or another job has the key), <see cref="CatalogErrorCode.Conflict"/> (others keep changing the paper) or <see cref="CatalogErrorCode.LeaseLost"/>.</exception>
    /// <exception cref="StorageException">The bytes could not be stored.</exception>
    Task<IngestionResult> IngestPaperAsync(PaperIngestion paper, FileContent pdf, IngestionOptions? options = null, CancellationToken cancellationToken = default);
}
