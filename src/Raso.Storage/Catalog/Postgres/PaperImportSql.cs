namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements that import papers.</summary>
internal static class PaperImportSql
{
    // In the order of Insert, for imports at the same time not to wait for each other.
    public const string CopyDirect = $"COPY papers ({Columns}) FROM STDIN (FORMAT BINARY)";

    // Both tables are gone with the transaction, so that a pooled session, or one that a pooler shares, never has them left.
    public const string Stage = """
        CREATE TEMPORARY TABLE IF NOT EXISTS raso_paper_import (
            ordinal integer PRIMARY KEY,
            id uuid, title text, authors text[], doi text, abstract text, keywords text[], publication_date date, journal text, pdf_url text, folder text
        ) ON COMMIT DROP
        """;

    // Apart and narrow: changing a row of the other one would write the whole of it once more.
    public const string StageKnown = "CREATE TEMPORARY TABLE IF NOT EXISTS raso_paper_known (ordinal integer PRIMARY KEY, id uuid) ON COMMIT DROP";

    public const string EmptyStage = "TRUNCATE pg_temp.raso_paper_import, pg_temp.raso_paper_known";

    public const string CopyToStage = $"COPY pg_temp.raso_paper_import (ordinal, {Columns}) FROM STDIN (FORMAT BINARY)";

    // Without a count of its rows the planner takes the new table for another size, and reads all papers for each batch.
    public const string CountStage = "ANALYZE pg_temp.raso_paper_import (ordinal)";

    public const string FindByDoi = """
        INSERT INTO pg_temp.raso_paper_known (ordinal, id)
        SELECT i.ordinal, p.id FROM pg_temp.raso_paper_import AS i JOIN papers AS p ON p.doi = i.doi
        ON CONFLICT DO NOTHING
        """;

    public const string FindById = """
        INSERT INTO pg_temp.raso_paper_known (ordinal, id)
        SELECT i.ordinal, p.id FROM pg_temp.raso_paper_import AS i JOIN papers AS p ON p.id = i.id
        WHERE p.doi IS NULL OR i.doi IS NULL
        ON CONFLICT DO NOTHING
        """;

    public const string Known = "SELECT k.ordinal, k.id FROM pg_temp.raso_paper_known AS k";

    // What the record lacks stays. Rows are locked in the order of their ids, for two imports not to wait for each other.
    public const string Update = """
        WITH locked AS MATERIALIZED (
            SELECT p.id, k.ordinal FROM papers AS p JOIN pg_temp.raso_paper_known AS k ON k.id = p.id
            ORDER BY p.id FOR NO KEY UPDATE OF p
        )
        UPDATE papers AS p SET
            title = i.title,
            authors = i.authors,
            doi = coalesce(i.doi, p.doi),
            abstract = coalesce(i.abstract, p.abstract),
            keywords = CASE WHEN cardinality(i.keywords) > 0 THEN i.keywords ELSE p.keywords END,
            publication_date = coalesce(i.publication_date, p.publication_date),
            journal = coalesce(i.journal, p.journal),
            pdf_url = coalesce(i.pdf_url, p.pdf_url)
        FROM locked AS l JOIN pg_temp.raso_paper_import AS i ON i.ordinal = l.ordinal
        WHERE p.id = l.id
          AND (p.title, p.authors, p.doi, p.abstract, p.keywords, p.publication_date, p.journal, p.pdf_url) IS DISTINCT FROM (
              i.title, i.authors, coalesce(i.doi, p.doi), coalesce(i.abstract, p.abstract),
              CASE WHEN cardinality(i.keywords) > 0 THEN i.keywords ELSE p.keywords END,
              coalesce(i.publication_date, p.publication_date), coalesce(i.journal, p.journal), coalesce(i.pdf_url, p.pdf_url))
        RETURNING p.id
        """;

    // In the order of their DOIs, for two imports of the same records not to wait for each other.
    public const string Insert = $"""
        INSERT INTO papers ({Columns})
        SELECT {Columns} FROM pg_temp.raso_paper_import AS i
        WHERE NOT EXISTS (SELECT FROM pg_temp.raso_paper_known AS k WHERE k.ordinal = i.ordinal)
        ORDER BY i.doi COLLATE "C", i.id
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    // A row that others inserted meanwhile is looked for anew; rows that are settled are not.
    public const string KeepRest = "DELETE FROM pg_temp.raso_paper_import AS i WHERE i.ordinal <> ALL (@rest)";

    public const string Obstacles = """
        SELECT i.ordinal, k.id AS by_id, f.id AS by_folder
        FROM pg_temp.raso_paper_import AS i
        LEFT JOIN papers AS k ON k.id = i.id AND k.doi <> i.doi
        LEFT JOIN papers AS f ON f.folder = i.folder
        WHERE i.ordinal = ANY (@rest) AND NOT EXISTS (SELECT FROM papers AS d WHERE d.doi = i.doi)
        """;

    private const string Columns = "id, title, authors, doi, abstract, keywords, publication_date, journal, pdf_url, folder";
}
