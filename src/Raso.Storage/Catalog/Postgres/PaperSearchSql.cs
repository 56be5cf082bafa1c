namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements that search papers. They are not prepared: which index serves depends on the words, and only a plan for them knows.</summary>
internal static class PaperSearchSql
{
    public const string Count = $"SELECT count(*) AS number FROM (SELECT FROM papers AS p WHERE {Conditions} LIMIT @limit) AS c";

    // Nothing is read: the planner's own estimate.
    public const string Explain = $"EXPLAIN (FORMAT JSON) SELECT FROM papers AS p WHERE {Conditions}";

    public const string RankAll = $"""
        WITH matched AS (
            SELECT p.id, {Rank} AS rank FROM papers AS p WHERE {Conditions}
        ), page AS (
            {PageByRank}
        )
        SELECT {PaperSql.Columns}, page.rank, {Marked} FROM page JOIN papers AS p ON p.id = page.id ORDER BY page.rank DESC, p.id DESC
        """;

    // A broad word is in so many papers that ranking them all takes seconds; the index by created_at gives the newest of them at once.
    public const string RankNewest = $"""
        WITH newest AS MATERIALIZED (
            SELECT p.id, p.search FROM papers AS p WHERE {Conditions} ORDER BY p.created_at DESC, p.id DESC LIMIT @newest
        ), matched AS (
            SELECT p.id, {Rank} AS rank FROM newest AS p
        ), page AS (
            {PageByRank}
        )
        SELECT {PaperSql.Columns}, page.rank, {Marked} FROM page JOIN papers AS p ON p.id = page.id ORDER BY page.rank DESC, p.id DESC
        """;

    // Two parts, so that each begins at its place in the index: the papers with a day, then those without.
    public const string ListNewest = $"""
        WITH page AS (
            (SELECT p.id, p.publication_date FROM papers AS p
             WHERE {Conditions} AND NOT @undated AND (p.publication_date, p.id) < (@after_date::date, @after_id)
             ORDER BY p.publication_date DESC NULLS LAST, p.id DESC
             LIMIT @limit)
            UNION ALL
            (SELECT p.id, p.publication_date FROM papers AS p
             WHERE {Conditions} AND p.publication_date IS NULL AND (NOT @undated OR p.id < @after_id)
             ORDER BY p.publication_date DESC NULLS LAST, p.id DESC
             LIMIT @limit)
            ORDER BY publication_date DESC NULLS LAST, id DESC
            LIMIT @limit
        )
        SELECT {PaperSql.Columns}, 0::real AS rank, {Marked} FROM page JOIN papers AS p ON p.id = page.id ORDER BY p.publication_date DESC NULLS LAST, p.id DESC
        """;

    public const string ListOldest = $"""
        WITH page AS (
            (SELECT p.id, p.publication_date FROM papers AS p
             WHERE {Conditions} AND NOT @undated AND (p.publication_date, p.id) > (@after_date::date, @after_id)
             ORDER BY p.publication_date, p.id
             LIMIT @limit)
            UNION ALL
            (SELECT p.id, p.publication_date FROM papers AS p
             WHERE {Conditions} AND p.publication_date IS NULL AND (NOT @undated OR p.id > @after_id)
             ORDER BY p.publication_date, p.id
             LIMIT @limit)
            ORDER BY publication_date, id
            LIMIT @limit
        )
        SELECT {PaperSql.Columns}, 0::real AS rank, {Marked} FROM page JOIN papers AS p ON p.id = page.id ORDER BY p.publication_date, p.id
        """;

    public const string Similar = $"""
        SELECT {PaperSql.Columns}, s.similarity AS rank, {Marked}
        FROM raso_similar(@misspelt, @candidates) AS s JOIN papers AS p ON p.id = s.id
        WHERE {Conditions}
        ORDER BY s.similarity DESC, p.id DESC
        LIMIT @limit
        """;

    private const string Query = "websearch_to_tsquery('pg_catalog.english', raso_fold(@text::text))";

    // 1: divided by the logarithm of the length, so that a long abstract does not win by its length.
    private const string Rank = $"ts_rank_cd(p.search, {Query}, 1)";

    private const string PageByRank = """
        SELECT m.id, m.rank FROM matched AS m
        WHERE @after_id::uuid IS NULL OR (m.rank, m.id) < (@after_rank::real, @after_id::uuid)
        ORDER BY m.rank DESC, m.id DESC
        LIMIT @limit
        """;

    // The words of an author or a keyword may stand anywhere for the index, and are looked at once more where they belong.
    // 'will' and 'an' are names, too, but no words to the index.
    private const string Conditions = $"""
        (@text::text IS NULL OR p.search @@ {Query})
        AND (@from_day::date IS NULL OR p.publication_date >= @from_day::date)
        AND (@to_day::date IS NULL OR p.publication_date <= @to_day::date)
        AND (@author::text IS NULL OR (
            (numnode({Author}) = 0 OR p.search @@ {Author})
            AND to_tsvector('pg_catalog.simple', raso_words(array_to_string(p.authors, ' '))) @@ plainto_tsquery('pg_catalog.simple', @author::text)))
        AND (@journal::text IS NULL OR raso_fold(p.journal) = raso_fold(@journal::text))
        AND (@keyword::text IS NULL OR (
            (numnode({Keyword}) = 0 OR p.search @@ {Keyword})
            AND EXISTS (SELECT FROM unnest(p.keywords) AS k (word) WHERE raso_fold(k.word) = raso_fold(@keyword::text))))
        AND (@has_pdf::boolean IS NULL OR (p.pdf_path IS NOT NULL) = @has_pdf::boolean)
        AND (@since::timestamptz IS NULL OR p.created_at >= @since::timestamptz)
        """;

    private const string Author = "plainto_tsquery('pg_catalog.english', @author::text)";

    private const string Keyword = "plainto_tsquery('pg_catalog.english', raso_words(@keyword::text))";

    // Of the page's rows alone. Folded, as the index sees them: who reads it finds the words again in the text as it was written. The words of
    // the search without their endings come with them, because ts_headline marks the words of a phrase wherever they stand.
    private const string Marked = $"""
        CASE WHEN @mark THEN ts_headline('pg_catalog.english', raso_words(p.title), {Query}, {MarkAll}) END AS marked_title,
        CASE WHEN @mark THEN ts_headline('pg_catalog.english', raso_words(array_to_string(p.authors, ', ')), {Query}, {MarkAll}) END AS marked_authors,
        CASE WHEN @mark THEN ts_headline('pg_catalog.english', raso_words(array_to_string(p.keywords, ', ')), {Query}, {MarkAll}) END AS marked_keywords,
        CASE WHEN @mark THEN ts_headline('pg_catalog.english', raso_words(left(p.abstract, 100000)), {Query}, {MarkAll}) END AS marked_abstract,
        CASE WHEN @mark THEN ARRAY(
            SELECT coalesce((ts_lexize('pg_catalog.english_stem', w.word))[1], '')
            FROM unnest(@words::text[]) WITH ORDINALITY AS w (word, place) ORDER BY w.place) END AS stems
        """;

    private const string MarkAll = "E'HighlightAll=true, StartSel=\"\\x01\", StopSel=\"\\x02\"'";
}
