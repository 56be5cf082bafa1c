using Npgsql;
using Raso.Storage.Papers;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The rows of papers in PostgreSQL.</summary>
internal sealed class PostgresPaperRows(PostgresCommands commands) : IPaperRows
{
    public async Task<Paper?> InsertAsync(Guid id, NewPaper paper, string folder, CancellationToken cancellationToken)
    {
        return await RunAsync(PaperSql.Insert).ConfigureAwait(false) ?? await RunAsync(PaperSql.InsertOrTell).ConfigureAwait(false);

        Task<Paper?> RunAsync(string sql) => commands.FirstAsync(
            [
                new NpgsqlBatchCommand(sql)
                    .With("id", id)
                    .With("title", paper.Title)
                    .With("authors", paper.Authors)
                    .With("doi", paper.Doi)
                    .With("abstract", paper.Abstract)
                    .With("keywords", paper.Keywords)
                    .With("publication_date", paper.PublicationDate)
                    .With("journal", paper.Journal)
                    .With("pdf_url", paper.PdfUrl)
                    .With("folder", folder),
            ],
            Read,
            cancellationToken);
    }

    public Task<IReadOnlyList<PaperImportOutcome>> ImportAsync(IReadOnlyList<PaperImportRow> rows, bool update, CancellationToken cancellationToken) =>
        new PostgresPaperImport(commands).RunAsync(rows, update, cancellationToken);

    public Task<Paper?> GetAsync(Guid id, CancellationToken cancellationToken) =>
        commands.FirstAsync([new NpgsqlBatchCommand(PaperSql.Get).With("id", id)], Read, cancellationToken);

    public Task<Paper?> FindByDoiAsync(string doi, CancellationToken cancellationToken) =>
        commands.FirstAsync([new NpgsqlBatchCommand(PaperSql.FindByDoi).With("doi", doi)], Read, cancellationToken);

    public Task<IReadOnlyList<Paper>> ListAsync(PaperKey? after, bool oldestFirst, int limit, CancellationToken cancellationToken)
    {
        // A key beyond every row stands for the beginning, so that each order has one statement that an index serves.
        var key = after ?? (oldestFirst ? new PaperKey(DateTimeOffset.MinValue, Guid.Empty) : new PaperKey(DateTimeOffset.MaxValue, Guid.AllBitsSet));
        return commands.ListAsync(
            new NpgsqlBatchCommand(oldestFirst ? PaperSql.ListOldest : PaperSql.ListNewest)
                .With("created_at", key.CreatedAt)
                .With("after_id", key.Id)
                .With("limit", limit),
            Read,
            cancellationToken);
    }

    public async Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion, CancellationToken cancellationToken)
    {
        var update = new NpgsqlBatchCommand(PaperSql.Update)
            .With("id", id)
            .With("expected", expectedRowVersion)
            .With("set_title", changes.Title.IsSet).With("title", changes.Title.Value)
            .With("set_authors", changes.Authors.IsSet).With("authors", changes.Authors.Or([]))
            .With("set_doi", changes.Doi.IsSet).With("doi", changes.Doi.Value)
            .With("set_abstract", changes.Abstract.IsSet).With("abstract", changes.Abstract.Value)
            .With("set_keywords", changes.Keywords.IsSet).With("keywords", changes.Keywords.Or([]))
            .With("set_publication_date", changes.PublicationDate.IsSet).With("publication_date", changes.PublicationDate.Value)
            .With("set_journal", changes.Journal.IsSet).With("journal", changes.Journal.Value)
            .With("set_pdf_url", changes.PdfUrl.IsSet).With("pdf_url", changes.PdfUrl.Value);
        if (await commands.FirstAsync([update], Read, cancellationToken).ConfigureAwait(false) is { } paper)
        {
            return paper;
        }

        var found = await commands.FirstAsync(
            [new NpgsqlBatchCommand(PaperSql.Exists).With("id", id)],
            row => row.Boolean("found"),
            cancellationToken).ConfigureAwait(false);
        throw found ? PostgresRowErrors.Conflict("paper", id) : PostgresRowErrors.NotFound("paper", id);
    }

    public async Task<Paper> SetPdfAsync(Guid id, StoragePath path, CancellationToken cancellationToken) =>
        await commands.FirstAsync([new NpgsqlBatchCommand(PaperSql.SetPdf).With("id", id).With("pdf_path", path)], Read, cancellationToken).ConfigureAwait(false)
        ?? throw PostgresRowErrors.NotFound("paper", id);

    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        await commands.ExecuteAsync(new NpgsqlBatchCommand(PaperSql.Delete).With("id", id), cancellationToken).ConfigureAwait(false) > 0;

    internal static Paper Read(PostgresRow row) => new()
    {
        Id = row.Guid("id"),
        Title = row.Text("title"),
        Authors = row.Texts("authors"),
        Doi = row.TextOrNull("doi"),
        Abstract = row.TextOrNull("abstract"),
        Keywords = row.Texts("keywords"),
        PublicationDate = row.DayOrNull("publication_date"),
        Journal = row.TextOrNull("journal"),
        PdfUrl = row.TextOrNull("pdf_url"),
        PdfPath = row.PathOrNull("pdf_path"),
        Folder = row.Text("folder"),
        CreatedAt = row.Moment("created_at"),
        UpdatedAt = row.Moment("updated_at"),
        RowVersion = row.Int64("row_version"),
    };
}
