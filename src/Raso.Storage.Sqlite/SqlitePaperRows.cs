using Raso.Storage.Catalog;
using Raso.Storage.Papers;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of papers. One writer at a time: what a change reads first still holds when it writes.</summary>
internal sealed class SqlitePaperRows(SqliteStatements statements) : IPaperRows
{
    public Task<Paper?> InsertAsync(Guid id, NewPaper paper, string folder, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (statements.Any(PaperSql.Exists, ById(id), cancellationToken))
        {
            return null;
        }

        statements.Execute(PaperSql.Insert, Fields(id, paper).Text("$folder", folder), cancellationToken);
        return Get(id, cancellationToken);
    });

    public Task<IReadOnlyList<PaperImportOutcome>> ImportAsync(IReadOnlyList<PaperImportRow> rows, bool update, CancellationToken cancellationToken) => statements.Run(() =>
    {
        IReadOnlyList<PaperImportOutcome> outcomes = [.. rows.Select(row => Import(row, update, cancellationToken))];
        return outcomes;
    });

    public Task<Paper?> GetAsync(Guid id, CancellationToken cancellationToken) => statements.Run(() => Get(id, cancellationToken));

    public Task<Paper?> FindByDoiAsync(string doi, CancellationToken cancellationToken) => statements.Run(() =>
        statements.QueryFirst(PaperSql.FindByDoi, new SqliteArguments().Text("$doi", doi), Map, cancellationToken));

    public Task<IReadOnlyList<Paper>> ListAsync(PaperKey? after, bool oldestFirst, int limit, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Query(
            oldestFirst ? PaperSql.ListOldestFirst : PaperSql.ListNewestFirst,
            new SqliteArguments().Time("$created_at", after?.CreatedAt).Id("$id", after?.Id).Integer("$limit", limit),
            Map,
            cancellationToken));

    public Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var old = GetExisting(id, cancellationToken);
        if (expectedRowVersion is { } expected && expected != old.RowVersion)
        {
            throw new CatalogException(CatalogErrorCode.Conflict, $"The paper {id} has row version {old.RowVersion}, not {expected}: it was changed since it was read. Read it again.");
        }

        var arguments = ById(id)
            .Text("$title", changes.Title.Or(old.Title))
            .Texts("$authors", changes.Authors.Or(old.Authors))
            .Text("$doi", changes.Doi.Or(old.Doi))
            .Text("$abstract", changes.Abstract.Or(old.Abstract))
            .Texts("$keywords", changes.Keywords.Or(old.Keywords))
            .Date("$publication_date", changes.PublicationDate.Or(old.PublicationDate))
            .Text("$journal", changes.Journal.Or(old.Journal))
            .Text("$pdf_url", changes.PdfUrl.Or(old.PdfUrl));
        statements.Execute(PaperSql.Update, arguments, cancellationToken);
        return GetExisting(id, cancellationToken);
    });

    public Task<Paper> SetPdfAsync(Guid id, StoragePath path, CancellationToken cancellationToken) => statements.Run(() =>
    {
        statements.Execute(PaperSql.SetPdf, ById(id).Path("$pdf_path", path), cancellationToken);
        return GetExisting(id, cancellationToken);
    });

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(PaperSql.Delete, ById(id), cancellationToken) > 0);

    public Paper? Get(Guid id, CancellationToken cancellationToken) =>
        statements.QueryFirst(PaperSql.Get, ById(id), Map, cancellationToken);

    private PaperImportOutcome Import(PaperImportRow row, bool update, CancellationToken cancellationToken)
    {
        var (id, paper, folder) = row;
        if (FindKnown(row, cancellationToken) is { } known)
        {
            var changed = update && statements.Execute(PaperSql.Fill, Fields(known, paper), cancellationToken) > 0;
            return new PaperImportOutcome(changed ? PaperImportState.Updated : PaperImportState.Known, known);
        }

        if (statements.Any(PaperSql.Exists, ById(id), cancellationToken))
        {
            return new PaperImportOutcome(PaperImportState.IdTaken, id);
        }

        if (FindId(PaperSql.FindByFolder, new SqliteArguments().Text("$folder", folder), cancellationToken) is { } other)
        {
            return new PaperImportOutcome(PaperImportState.FolderTaken, other);
        }

        statements.Execute(PaperSql.Insert, Fields(id, paper).Text("$folder", folder), cancellationToken);
        return new PaperImportOutcome(PaperImportState.Inserted, id);
    }

    private Guid? FindKnown(PaperImportRow row, CancellationToken cancellationToken) =>
        (row.Paper.Doi is { } doi ? FindId(PaperSql.FindIdByDoi, new SqliteArguments().Text("$doi", doi), cancellationToken) : null)
        ?? FindId(PaperSql.FindSame, ById(row.Id).Text("$doi", row.Paper.Doi), cancellationToken);

    private Guid? FindId(string statement, SqliteArguments arguments, CancellationToken cancellationToken) =>
        statements.Query(statement, arguments, row => row.Id("id"), cancellationToken) is [var id, ..] ? id : null;

    private static SqliteArguments Fields(Guid id, NewPaper paper) => ById(id)
        .Text("$title", paper.Title)
        .Texts("$authors", paper.Authors)
        .Text("$doi", paper.Doi)
        .Text("$abstract", paper.Abstract)
        .Texts("$keywords", paper.Keywords)
        .Date("$publication_date", paper.PublicationDate)
        .Text("$journal", paper.Journal)
        .Text("$pdf_url", paper.PdfUrl);

    private static SqliteArguments ById(Guid id) => new SqliteArguments().Id("$id", id);

    internal static Paper Map(SqliteRow row) => new()
    {
        Id = row.Id("id"),
        Title = row.Text("title"),
        Authors = row.Texts("authors"),
        Doi = row.TextOrNull("doi"),
        Abstract = row.TextOrNull("abstract"),
        Keywords = row.Texts("keywords"),
        PublicationDate = row.DateOrNull("publication_date"),
        Journal = row.TextOrNull("journal"),
        PdfUrl = row.TextOrNull("pdf_url"),
        PdfPath = row.PathOrNull("pdf_path"),
        Folder = row.Text("folder"),
        CreatedAt = row.Time("created_at"),
        UpdatedAt = row.Time("updated_at"),
        RowVersion = row.Integer("row_version"),
    };

    private Paper GetExisting(Guid id, CancellationToken cancellationToken) =>
        Get(id, cancellationToken) ?? throw new CatalogException(CatalogErrorCode.NotFound, $"There is no paper with the id {id}.");
}
