namespace Raso.Storage.Sqlite;

/// <summary>The statements that search papers: with words, by the search table, and without, by the papers alone.</summary>
internal static class PaperSearchSql
{
    public const string CountWords = $"SELECT count(*) AS number FROM (SELECT 1 FROM {ByWords} LIMIT $limit)";

    public const string CountAll = $"SELECT count(*) AS number FROM (SELECT 1 FROM papers AS p WHERE {Conditions} LIMIT $limit)";

    public const string RankAll = $"""
        WITH matched AS MATERIALIZED (
            SELECT p.id, p.search_id, {Rank} AS rank FROM {ByWords}
        ), page AS (
            {PageByRank}
        )
        SELECT {PaperSql.Columns}, page.rank FROM page CROSS JOIN papers AS p ON p.search_id = page.search_id ORDER BY page.rank DESC, p.id DESC
        """;

    // The order of the search table itself, so that nothing is sorted and the walk ends at the bound.
    public const string RankNewest = $"""
        WITH matched AS MATERIALIZED (
            SELECT p.id, p.search_id, {Rank} AS rank FROM {ByWords} ORDER BY papers_search.rowid DESC LIMIT $newest
        ), page AS (
            {PageByRank}
        )
        SELECT {PaperSql.Columns}, page.rank FROM page CROSS JOIN papers AS p ON p.search_id = page.search_id ORDER BY page.rank DESC, p.id DESC
        """;

    // Few match: they are found first, and then sorted.
    public const string NewestOfFew = $"SELECT {PaperSql.Columns}, 0.0 AS rank FROM {ByWords} AND {AfterNewest} {OrderNewest}";

    public const string OldestOfFew = $"SELECT {PaperSql.Columns}, 0.0 AS rank FROM {ByWords} AND {AfterOldest} {OrderOldest}";

    // Many match: the first of them are soon met along the index of days.
    public const string NewestOfMany = $"SELECT {PaperSql.Columns}, 0.0 AS rank FROM papers AS p WHERE {Conditions} AND {HasWords} AND {AfterNewest} {OrderNewest}";

    public const string OldestOfMany = $"SELECT {PaperSql.Columns}, 0.0 AS rank FROM papers AS p WHERE {Conditions} AND {HasWords} AND {AfterOldest} {OrderOldest}";

    public const string Newest = $"SELECT {PaperSql.Columns}, 0.0 AS rank FROM papers AS p WHERE {Conditions} AND {AfterNewest} {OrderNewest}";

    public const string Oldest = $"SELECT {PaperSql.Columns}, 0.0 AS rank FROM papers AS p WHERE {Conditions} AND {AfterOldest} {OrderOldest}";

    public const string Mark = """
        SELECT highlight(papers_search, 0, char(1), char(2)) AS title, highlight(papers_search, 1, char(1), char(2)) AS authors,
            highlight(papers_search, 2, char(1), char(2)) AS keywords, highlight(papers_search, 3, char(1), char(2)) AS abstract
        FROM papers_search
        WHERE papers_search MATCH $words AND papers_search.rowid = (SELECT p.search_id FROM papers AS p WHERE p.id = $id)
        """;

    // CROSS JOIN: the words first, then the rows that have them.
    private const string ByWords = $"""
        papers_search CROSS JOIN papers AS p ON p.search_id = papers_search.rowid
        WHERE papers_search MATCH $match AND {Conditions}
        """;

    private const string HasWords = "EXISTS (SELECT 1 FROM papers_search WHERE papers_search MATCH $match AND papers_search.rowid = p.search_id)";

    // Not bm25: it shifts the ranks of all papers with each one that comes or goes, and a page could not go on where the last one ended.
    // MATERIALIZED, wherever it is used, because the marks are there only while the search table stands at their row.
    private const string Rank = $"""
        {SearchFunctions.Rank}($terms, highlight(papers_search, 0, char(1), char(2)), highlight(papers_search, 1, char(1), char(2)),
                highlight(papers_search, 2, char(1), char(2)), highlight(papers_search, 3, char(1), char(2)))
        """;

    private const string PageByRank = """
        SELECT m.id, m.search_id, m.rank FROM matched AS m
        WHERE $after_id IS NULL OR (m.rank, m.id) < ($after_rank, $after_id)
        ORDER BY m.rank DESC, m.id DESC
        LIMIT $limit
        """;

    // The search table has authors without their endings, and is the index for it; the names decide.
    private const string Conditions = $"""
        ($from IS NULL OR p.publication_date >= $from)
        AND ($to IS NULL OR p.publication_date <= $to)
        AND ($author IS NULL OR NOT EXISTS (
            SELECT 1 FROM json_each($author) AS a
            WHERE NOT EXISTS (SELECT 1 FROM json_each(p.authors) AS n WHERE instr(' ' || {SearchFunctions.Words}(n.value) || ' ', ' ' || a.value || ' '))))
        AND ($journal IS NULL OR {SearchFunctions.Fold}(p.journal) = $journal)
        AND ($keyword IS NULL OR EXISTS (SELECT 1 FROM json_each(p.keywords) AS k WHERE {SearchFunctions.Fold}(k.value) = $keyword))
        AND ($has_pdf IS NULL OR (p.pdf_path IS NOT NULL) = $has_pdf)
        AND ($since IS NULL OR p.created_at >= $since)
        """;

    // NULL is less than every day; $after_id is null at the beginning.
    private const string AfterNewest = """
        ($after_id IS NULL OR (p.publication_date IS NULL AND ($after_date IS NOT NULL OR p.id < $after_id))
            OR (p.publication_date, p.id) < ($after_date, $after_id))
        """;

    private const string AfterOldest = """
        ($after_id IS NULL OR (p.publication_date IS NULL AND ($after_date IS NOT NULL OR p.id > $after_id))
            OR (p.publication_date, p.id) > ($after_date, $after_id))
        """;

    private const string OrderNewest = "ORDER BY p.publication_date DESC, p.id DESC LIMIT $limit";

    private const string OrderOldest = "ORDER BY p.publication_date ASC NULLS LAST, p.id ASC LIMIT $limit";
}
