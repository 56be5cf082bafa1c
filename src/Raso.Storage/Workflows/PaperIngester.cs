using System.Security.Cryptography;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Folders;
using Raso.Storage.Jobs;
using Raso.Storage.Media;
using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IPaperIngestion"/>
internal sealed class PaperIngester(
    ICatalog catalog, IPaperRepository papers, PdfWriter pdfs, IStorageFolders folders, IGenerationJobQueue jobs, IEnumerable<IPdfReader> readers) : IPaperIngestion
{
    private const int MaxAttempts = 3;

    private readonly IPdfReader? _reader = readers.LastOrDefault();

    public async Task<IngestionResult> IngestPaperAsync(
        PaperIngestion paper, FileContent pdf, IngestionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(pdf);
        options ??= new IngestionOptions();
        var (whole, fault) = await PdfHeader.InspectAsync(pdf, cancellationToken).ConfigureAwait(false);
        // What is no PDF is neither copied nor read.
        var content = fault is null ? await ReplayableContent.OfAsync(whole, cancellationToken).ConfigureAwait(false) : ReplayableContent.AsItIs(whole);
        await using (content.ConfigureAwait(false))
        {
            var reading = fault is null && _reader is not null ? await _reader.ReadAsync(content.Content, cancellationToken).ConfigureAwait(false) : null;
            var wanted = PaperValidator.WithNormalDoi(IngestionParts.PaperOf(paper, reading?.Facts));
            var known = await FindAsync(wanted.Id, wanted.Doi, cancellationToken).ConfigureAwait(false);
            IngestionRules.Check(paper, wanted, known is not null, options, new PdfLook(fault, reading));
            var (row, isNew) = await TakeAsync(wanted, known, cancellationToken).ConfigureAwait(false);
            row = await AttachAsync(row, content.Content, IngestionParts.FileOf(paper, reading?.Facts, options.File), options.ReplacePdf, cancellationToken).ConfigureAwait(false);
            return new IngestionResult
            {
                Paper = row,
                IsNew = isNew,
                Pdf = reading,
                Folder = options.CreateFolder ? await folders.CreateAsync(row.Id, cancellationToken).ConfigureAwait(false) : null,
                // Last, so that no worker begins with a paper that is not whole.
                Job = options.Job is null ? null : await EnqueueAsync(options.Job, row, cancellationToken).ConfigureAwait(false),
            };
        }
    }

    /// <summary>Takes the paper that is known, or makes its record.</summary>
    private async Task<(Paper Row, bool IsNew)> TakeAsync(NewPaper wanted, Paper? known, CancellationToken cancellationToken)
    {
        // A DOI names a paper; without one the same fields are the same paper.
        var id = wanted.Id ?? (wanted.Doi is null ? ContentId.Of(wanted) : null);
        if (wanted is { Id: null, Doi: null })
        {
            known = await FindAsync(id, null, cancellationToken).ConfigureAwait(false);
        }

        if (known is not null)
        {
            return (WithTheDoi(known, wanted.Doi), false);
        }

        try
        {
            return (await papers.CreateAsync(wanted with { Id = id }, cancellationToken).ConfigureAwait(false), true);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.AlreadyExists)
        {
            // Another call may have made it meanwhile.
            if (await FindAsync(id, wanted.Doi, cancellationToken).ConfigureAwait(false) is { } made)
            {
                return (WithTheDoi(made, wanted.Doi), false);
            }

            throw;
        }
    }

    /// <summary>Looks for the paper of an id; without one for that of a DOI, if it is one.</summary>
    private async Task<Paper?> FindAsync(Guid? id, string? doi, CancellationToken cancellationToken) =>
        id is { } known ? await papers.GetAsync(known, cancellationToken).ConfigureAwait(false)
        : PaperValidator.IsDoi(doi) ? await papers.FindByDoiAsync(doi, cancellationToken).ConfigureAwait(false)
        : null;

    private static Paper WithTheDoi(Paper row, string? doi) => doi is null || row.Doi is null || row.Doi == doi
        ? row
        : throw new CatalogException(
            CatalogErrorCode.AlreadyExists, $"The paper {row.Id} has the DOI {row.Doi}, not {doi}; leave the id out, or change its DOI by UpdateAsync first.");

    /// <summary>Attaches the PDF, unless the paper has just these bytes.</summary>
    private async Task<Paper> AttachAsync(Paper paper, FileContent pdf, FileWriteOptions file, bool replace, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (paper.PdfPath is not null)
            {
                var sha256 = await HashAsync(pdf, cancellationToken).ConfigureAwait(false);
                if (sha256 == await Sha256OfAsync(paper, cancellationToken).ConfigureAwait(false))
                {
                    return paper;
                }

                if (!replace)
                {
                    throw new CatalogException(
                        CatalogErrorCode.AlreadyExists,
                        $"The paper {paper.Id} has another PDF ({paper.PdfPath}); set {nameof(IngestionOptions.ReplacePdf)} to put this one in its place.");
                }
            }

            try
            {
                return await pdfs.AttachAsync(paper, pdf, file, onlyAsSeen: true, cancellationToken).ConfigureAwait(false);
            }
            catch (CatalogException error) when (error.Code == CatalogErrorCode.Conflict && attempt < MaxAttempts)
            {
                // Another call may have attached one meanwhile, perhaps the same.
                paper = await papers.GetAsync(paper.Id, cancellationToken).ConfigureAwait(false)
                    ?? throw new CatalogException(CatalogErrorCode.NotFound, $"The paper {paper.Id} was deleted while it was taken in.", innerException: error);
            }
        }
    }

    private async Task<GenerationJob> EnqueueAsync(IngestionJob job, Paper paper, CancellationToken cancellationToken)
    {
        var sha256 = await Sha256OfAsync(paper, cancellationToken).ConfigureAwait(false);
        return await jobs.EnqueueAsync(IngestionParts.JobOf(job, paper.Id, sha256), cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> Sha256OfAsync(Paper paper, CancellationToken cancellationToken)
    {
        var file = await catalog.ReadLatestAsync((session, token) => session.Files.FindAsync(paper.PdfPath!, token), cancellationToken).ConfigureAwait(false);
        return file?.Sha256 ?? throw new CatalogException(
            CatalogErrorCode.Conflict, $"The PDF of the paper {paper.Id} was replaced at this moment; call again.", isTransient: true);
    }

    private static async Task<string> HashAsync(FileContent content, CancellationToken cancellationToken)
    {
        var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
    }
}
