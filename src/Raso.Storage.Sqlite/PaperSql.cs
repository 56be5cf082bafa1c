namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqlitePaperRows"/>. RETURNING does not show what triggers change: rows are read again after each change.</summary>
internal static class PaperSql
{
    public const string Exists = "SELECT 1 FROM papers WHERE id = $id";

    public const string Insert = """
        INSERT INTO papers (id, title, authors, doi, abstract, keywords, publication_date, journal, pdf_url, folder)
        VALUES ($id, $title, $authors, $doi, $abstract, $keywords, $publication_date, $journal, $pdf_url, $folder)
        """;

    public const string Get = $"""
        SELECT {Columns} FROM papers AS p
        WHERE id = $id
        """;

    public const string FindByDoi = $"""
        SELECT {Columns} FROM papers AS p
        WHERE doi = $doi
        """;

    public const string ListOldestFirst = $"""
        SELECT {Columns} FROM papers AS p
        -- Times are text of one form; the empty text comes before all of them.
        WHERE (created_at, id) > (coalesce($created_at, ''), coalesce($id, ''))
        ORDER BY created_at, id
        LIMIT $limit
        """;

    public const string ListNewestFirst = $"""
        SELECT {Columns} FROM papers AS p
        -- 'z' comes after every time.
        WHERE (created_at, id) < (coalesce($created_at, 'z'), coalesce($id, 'z'))
        ORDER BY created_at DESC, id DESC
        LIMIT $limit
        """;

    public const string Update = """
        UPDATE papers
        SET title = $title, authors = $authors, doi = $doi, abstract = $abstract, keywords = $keywords,
            publication_date = $publication_date, journal = $journal, pdf_url = $pdf_url
        WHERE id = $id
        """;

    public const string FindIdByDoi = "SELECT id FROM papers WHERE doi = $doi";

    public const string FindSame = "SELECT id FROM papers WHERE id = $id AND (doi IS NULL OR $doi IS NULL)";

    public const string FindByFolder = "SELECT id FROM papers WHERE folder = $folder";

    // What an imported record lacks stays.
    public const string Fill = """
        UPDATE papers
        SET title = $title, authors = $authors, doi = coalesce($doi, doi), abstract = coalesce($abstract, abstract),
            keywords = CASE WHEN $keywords = '[]' THEN keywords ELSE $keywords END, publication_date = coalesce($publication_date, publication_date),
            journal = coalesce($journal, journal), pdf_url = coalesce($pdf_url, pdf_url)
        WHERE id = $id
            AND (title IS NOT $title OR authors IS NOT $authors OR doi IS NOT coalesce($doi, doi) OR abstract IS NOT coalesce($abstract, abstract)
                OR keywords IS NOT CASE WHEN $keywords = '[]' THEN keywords ELSE $keywords END
                OR publication_date IS NOT coalesce($publication_date, publication_date) OR journal IS NOT coalesce($journal, journal)
                OR pdf_url IS NOT coalesce($pdf_url, pdf_url))
        """;

    public const string SetPdf = "UPDATE papers SET pdf_path = $pdf_path WHERE id = $id";

    public const string Delete = "DELETE FROM papers WHERE id = $id";

    public const string Columns =
        "p.id, p.title, p.authors, p.doi, p.abstract, p.keywords, p.publication_date, p.journal, p.pdf_url, p.pdf_path, p.folder, p.created_at, p.updated_at, p.row_version";
}
