using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Folders;
using Raso.Storage.Naming;

namespace Raso.Storage.Papers;

/// <inheritdoc cref="IPaperRepository"/>
internal sealed class PaperRepository(ICatalog catalog, FileStore files, DeletedFiles deleted, IStorageLayout layout, FolderMetadata folders, PdfWriter pdfs)
    : IPaperRepository
{
    public Task<Paper> CreateAsync(NewPaper paper, CancellationToken cancellationToken = default)
    {
        // One id for every run of the function, so that a run after a collision creates the same row.
        var identified = PaperValidator.Normalize(paper) with { Id = paper.Id ?? Guid.CreateVersion7() };
        return WriteAsync((papers, token) => papers.CreateAsync(identified, token), identified.Id.Value, identified.Doi, cancellationToken);
    }

    public Task<Paper?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        catalog.ReadLatestAsync((session, token) => In(session).GetAsync(id, token), cancellationToken);

    public Task<Paper?> FindByDoiAsync(string doi, CancellationToken cancellationToken = default) =>
        catalog.ReadLatestAsync((session, token) => In(session).FindByDoiAsync(doi, token), cancellationToken);

    public async Task<Page<Paper>> ListAsync(PaperListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PaperListOptions();
        var after = PaperListRules.Check(options);

        // One row more than asked for tells whether another page follows.
        var rows = await (options.Latest ? catalog.ReadLatestAsync(ListAsync, cancellationToken) : catalog.ReadAsync(ListAsync, cancellationToken)).ConfigureAwait(false);
        return rows.Count <= options.PageSize
            ? new Page<Paper>(rows, null)
            : new Page<Paper>([.. rows.Take(options.PageSize)], PaperCursor.Write(rows[options.PageSize - 1], options.OldestFirst));

        Task<IReadOnlyList<Paper>> ListAsync(ICatalogSession session, CancellationToken token) =>
            session.Papers.ListAsync(after, options.OldestFirst, options.PageSize + 1, token);
    }

    public Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default)
    {
        var normal = PaperValidator.Normalize(changes);
        return WriteAsync((papers, token) => papers.UpdateAsync(id, normal, expectedRowVersion, token), id, normal.Doi.Value, cancellationToken);
    }

    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<PaperFolderClaim> claims = [];
        var existed = await deleted.DeleteAsync(
            (ledger, token) => ledger.ListOfPaperAsync(id, token),
            async (session, token) =>
            {
                var row = await In(session).DeleteAsync(id, token).ConfigureAwait(false);
                claims = await folders.ClaimAsync(session, [id], token).ConfigureAwait(false);
                return row;
            },
            cancellationToken).ConfigureAwait(false);
        // After the files, so that the folder is empty by then.
        await folders.TrySettleAsync(claims, cancellationToken).ConfigureAwait(false);
        return existed;
    }

    public Task<PaperSearchPage> SearchAsync(PaperSearch search, CancellationToken cancellationToken = default) =>
        new PaperSearcher(catalog).SearchAsync(search, cancellationToken);

    public Task<PaperImportReport> ImportAsync(IAsyncEnumerable<NewPaper> papers, PaperImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        options ??= new PaperImportOptions();
        PaperImportRules.Check(options);
        return new PaperImporter(catalog, layout, folders, options).RunAsync(papers, cancellationToken);
    }

    public async Task<Paper> AttachPdfAsync(Guid id, FileContent content, FileWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var whole = await PdfHeader.RequireAsync(content, cancellationToken).ConfigureAwait(false);
        var paper = await GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id);
        return await pdfs.AttachAsync(paper, whole, options ?? new FileWriteOptions(), onlyAsSeen: false, cancellationToken).ConfigureAwait(false);
    }

    public async Task<RetrievedFile> OpenPdfAsync(Guid id, RetrieveOptions? options = null, CancellationToken cancellationToken = default)
    {
        var paper = await GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id);
        return await files.OpenAsync(
            paper.PdfPath ?? throw new CatalogException(CatalogErrorCode.NotFound, $"The paper {id} has no PDF; attach one with AttachPdfAsync."),
            options,
            cancellationToken).ConfigureAwait(false);
    }

    private static CatalogException NotFound(Guid id) => new(CatalogErrorCode.NotFound, $"There is no paper with the id {id}.");

    private async Task<Paper> WriteAsync(
        Func<PaperOperations, CancellationToken, Task<Paper>> write, Guid id, string? doi, CancellationToken cancellationToken)
    {
        try
        {
            var (row, claims) = await catalog.WriteAsync(
                async (session, token) =>
                {
                    var papers = In(session);
                    var done = await write(papers, token).ConfigureAwait(false);
                    return (done, await folders.ClaimAsync(session, papers.Changed, token).ConfigureAwait(false));
                },
                cancellationToken).ConfigureAwait(false);
            await folders.TrySettleAsync(claims, cancellationToken).ConfigureAwait(false);
            return row;
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.AlreadyExists && doi is not null)
        {
            var other = await FindByDoiAsync(doi, cancellationToken).ConfigureAwait(false);
            if (other is null || other.Id == id)
            {
                throw;
            }

            throw new CatalogException(
                error.Code,
                $"A paper with the DOI {doi} exists already (id {other.Id}); find it by FindByDoiAsync, or update it by UpdateAsync.",
                innerException: error.InnerException);
        }
    }

    private PaperOperations In(ICatalogSession session) => new(session, layout);
}
