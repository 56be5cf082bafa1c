namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements that import papers.</summary>
internal static class PaperImportSql
{
    // In the order of Insert, for imports at the same time not to wait for each other.
    public const string CopyDirect = $"COPY papers ({Columns}) FROM STDIN (FORMAT BINARY)";

    // Gone with the transaction, so that a pooled session, or one that a pooler shares, never has it left.
    public const string Stage = """
        CREATE TEMPORARY TABLE IF NOT EXISTS raso_paper_import (
            ordinal integer PRIMARY KEY,
            known uuid,
            inserted boolean NOT NULL DEFAULT false,
            updated boolean NOT NULL DEFAULT false,
            id uuid, title text, authors text[], doi text, abstract text, keywords text[], publication_date date, journal text, pdf_url text, folder text
        ) ON COMMIT DROP
        """;

    public const string EmptyStage = "TRUNCATE pg_temp.raso_paper_import";

    public const string CopyToStage = $"COPY pg_temp.raso_paper_import (ordinal, {Columns}) FROM STDIN (FORMAT BINARY)";

    public const string FindByDoi = """
        UPDATE pg_temp.raso_paper_import AS i SET known = p.id
        FROM papers AS p
        WHERE NOT i.inserted AND i.known IS NULL AND p.doi = i.doi
        """;

    public const string FindById = """
        UPDATE pg_temp.raso_paper_import AS i SET known = p.id
        FROM papers AS p
        WHERE NOT i.inserted AND i.known IS NULL AND p.id = i.id AND (p.doi IS NULL OR i.doi IS NULL)
        """;

    // What the record lacks stays. Rows are locked in the order of their ids, for two imports not to wait for each other.
    public const string Update = """
        WITH locked AS MATERIALIZED (
            SELECT p.id FROM papers AS p JOIN pg_temp.raso_paper_import AS i ON i.known = p.id
            WHERE NOT i.updated
            ORDER BY p.id FOR NO KEY UPDATE OF p
        ), changed AS (
            UPDATE papers AS p SET
                title = i.title,
                authors = i.authors,
                doi = coalesce(i.doi, p.doi),
                abstract = coalesce(i.abstract, p.abstract),
                keywords = CASE WHEN cardinality(i.keywords) > 0 THEN i.keywords ELSE p.keywords END,
                publication_date = coalesce(i.publication_date, p.publication_date),
                journal = coalesce(i.journal, p.journal),
                pdf_url = coalesce(i.pdf_url, p.pdf_url)
            FROM pg_temp.raso_paper_import AS i JOIN locked AS l ON l.id = i.known
            WHERE p.id = i.known
              AND (p.title, p.authors, p.doi, p.abstract, p.keywords, p.publication_date, p.journal, p.pdf_url) IS DISTINCT FROM (
                  i.title, i.authors, coalesce(i.doi, p.doi), coalesce(i.abstract, p.abstract),
                  CASE WHEN cardinality(i.keywords) > 0 THEN i.keywords ELSE p.keywords END,
                  coalesce(i.publication_date, p.publication_date), coalesce(i.journal, p.journal), coalesce(i.pdf_url, p.pdf_url))
            RETURNING p.id
        )
        UPDATE pg_temp.raso_paper_import AS i SET updated = true FROM changed AS c WHERE i.known = c.id
        """;

    // In the order of their DOIs, for two imports of the same records not to wait for each other.
    public const string Insert = $"""
        WITH added AS (
            INSERT INTO papers ({Columns})
            SELECT {Columns} FROM pg_temp.raso_paper_import AS i
            WHERE i.known IS NULL AND NOT i.inserted
            ORDER BY i.doi COLLATE "C", i.id
            ON CONFLICT DO NOTHING
            RETURNING id
        )
        UPDATE pg_temp.raso_paper_import AS i SET inserted = true FROM added AS a WHERE a.id = i.id
        """;

    public const string Outcomes = """
        SELECT i.ordinal, i.inserted, i.updated, i.known, d.id AS by_doi, k.id AS by_id, f.id AS by_folder
        FROM pg_temp.raso_paper_import AS i
        LEFT JOIN papers AS d ON d.doi = i.doi AND i.known IS NULL AND NOT i.inserted
        LEFT JOIN papers AS k ON k.id = i.id AND i.known IS NULL AND NOT i.inserted
        LEFT JOIN papers AS f ON f.folder = i.folder AND i.known IS NULL AND NOT i.inserted
        ORDER BY i.ordinal
        """;

    private const string Columns = "id, title, authors, doi, abstract, keywords, publication_date, journal, pdf_url, folder";
}
