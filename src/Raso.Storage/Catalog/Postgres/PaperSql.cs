namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about papers.</summary>
internal static class PaperSql
{
    // With (id) alone, one of two that insert the same paper at once may meet the other in the index of DOIs first, and be refused.
    public const string Insert = $"{InsertValues} ON CONFLICT DO NOTHING RETURNING {Columns}";

    // For whom the statement before inserted nothing, and so waited for the row in its way: gives nothing where that has the id, or
    // the error of the constraint that it breaks.
    public const string InsertOrTell = $"{InsertValues} ON CONFLICT (id) DO NOTHING RETURNING {Columns}";

    public const string Get = $"SELECT {Columns} FROM papers AS p WHERE p.id = @id";

    public const string Exists = "SELECT EXISTS (SELECT FROM papers AS p WHERE p.id = @id) AS found";

    public const string FindByDoi = $"SELECT {Columns} FROM papers AS p WHERE p.doi = @doi";

    public const string ListOldest = $"""
        SELECT {Columns} FROM papers AS p
        WHERE (p.created_at, p.id) > (@created_at, @after_id)
        ORDER BY p.created_at, p.id
        LIMIT @limit
        """;

    public const string ListNewest = $"""
        SELECT {Columns} FROM papers AS p
        WHERE (p.created_at, p.id) < (@created_at, @after_id)
        ORDER BY p.created_at DESC, p.id DESC
        LIMIT @limit
        """;

    public const string Update = $"""
        UPDATE papers AS p SET
            title = CASE WHEN @set_title THEN @title ELSE p.title END,
            authors = CASE WHEN @set_authors THEN @authors ELSE p.authors END,
            doi = CASE WHEN @set_doi THEN @doi ELSE p.doi END,
            abstract = CASE WHEN @set_abstract THEN @abstract ELSE p.abstract END,
            keywords = CASE WHEN @set_keywords THEN @keywords ELSE p.keywords END,
            publication_date = CASE WHEN @set_publication_date THEN @publication_date ELSE p.publication_date END,
            journal = CASE WHEN @set_journal THEN @journal ELSE p.journal END,
            pdf_url = CASE WHEN @set_pdf_url THEN @pdf_url ELSE p.pdf_url END
        WHERE p.id = @id AND (@expected IS NULL OR p.row_version = @expected)
        RETURNING {Columns}
        """;

    public const string SetPdf = $"UPDATE papers AS p SET pdf_path = @pdf_path WHERE p.id = @id RETURNING {Columns}";

    public const string Delete = "DELETE FROM papers AS p WHERE p.id = @id";

    private const string InsertValues = """
        INSERT INTO papers AS p (id, title, authors, doi, abstract, keywords, publication_date, journal, pdf_url, folder)
        VALUES (@id, @title, @authors, @doi, @abstract, @keywords, @publication_date, @journal, @pdf_url, @folder)
        """;

    public const string Columns =
        "p.id, p.title, p.authors, p.doi, p.abstract, p.keywords, p.publication_date, p.journal, p.pdf_url, p.pdf_path, p.folder, p.created_at, p.updated_at, p.row_version";
}
