using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>Searches in the rows of papers, by FTS5.</summary>
internal sealed class SqlitePaperSearchRows(SqliteStatements statements) : IPaperSearchRows
{
    public Task<long> CountAsync(PaperCriteria criteria, int limit, CancellationToken cancellationToken) => statements.Run(() => statements.Query(
        HasWords(criteria) ? PaperSearchSql.CountWords : PaperSearchSql.CountAll,
        Arguments(criteria).Integer("$limit", limit),
        row => row.Integer("number"),
        cancellationToken)[0]);

    public Task<long?> EstimateAsync(PaperCriteria criteria, CancellationToken cancellationToken) => statements.Run(() => (long?)null);

    public Task<IReadOnlyList<FoundPaper>> RankAsync(
        PaperCriteria criteria, int? newest, PaperRankKey? after, int limit, bool mark, CancellationToken cancellationToken)
    {
        var arguments = Arguments(criteria).Text("$terms", SearchRank.Terms(criteria)).Number("$after_rank", after?.Rank).Id("$after_id", after?.Id).Integer("$limit", limit);
        return newest is { } bound
            ? RunAsync(PaperSearchSql.RankNewest, arguments.Integer("$newest", bound), criteria, mark, cancellationToken)
            : RunAsync(PaperSearchSql.RankAll, arguments, criteria, mark, cancellationToken);
    }

    public Task<IReadOnlyList<FoundPaper>> ListByDateAsync(
        PaperCriteria criteria, bool isBroad, bool oldestFirst, PaperDateKey? after, int limit, bool mark, CancellationToken cancellationToken)
    {
        var statement = (HasWords(criteria), isBroad, oldestFirst) switch
        {
            (false, _, false) => PaperSearchSql.Newest,
            (false, _, true) => PaperSearchSql.Oldest,
            (true, false, false) => PaperSearchSql.NewestOfFew,
            (true, false, true) => PaperSearchSql.OldestOfFew,
            (true, true, false) => PaperSearchSql.NewestOfMany,
            (true, true, true) => PaperSearchSql.OldestOfMany,
        };
        return RunAsync(
            statement,
            Arguments(criteria).Date("$after_date", after?.Date).Id("$after_id", after?.Id).Integer("$limit", limit),
            criteria,
            mark,
            cancellationToken);
    }

    public Task<IReadOnlyList<FoundPaper>> FindSimilarAsync(
        IReadOnlyList<string> words, PaperCriteria criteria, int limit, CancellationToken cancellationToken) =>
        statements.Run<IReadOnlyList<FoundPaper>>(() => []);

    private Task<IReadOnlyList<FoundPaper>> RunAsync(
        string statement, SqliteArguments arguments, PaperCriteria criteria, bool mark, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var found = statements.Query(
            statement, arguments, row => new FoundPaper(SqlitePaperRows.Map(row), row.Number("rank"), null, null, null, null), cancellationToken);
        return mark && criteria.Alternatives.Count > 0 ? [.. found.Select(paper => Marked(paper, criteria, cancellationToken))] : found;
    });

    private FoundPaper Marked(FoundPaper found, PaperCriteria criteria, CancellationToken cancellationToken) => statements.QueryFirst(
        PaperSearchSql.Mark,
        new SqliteArguments().Text("$words", SearchExpression.OfWords(criteria)).Id("$id", found.Paper.Id),
        row => found with
        {
            Title = row.Text("title"),
            Authors = row.TextOrNull("authors"),
            Keywords = row.TextOrNull("keywords"),
            Abstract = row.TextOrNull("abstract"),
        },
        cancellationToken) ?? found;

    private static bool HasWords(PaperCriteria criteria) => SearchExpression.Of(criteria) is not null;

    private static SqliteArguments Arguments(PaperCriteria criteria) => new SqliteArguments()
        .Text("$match", SearchExpression.Of(criteria))
        .Date("$from", criteria.From)
        .Date("$to", criteria.To)
        .Text("$author", criteria.Author.Count > 0 ? SqliteJson.Format(criteria.Author) : null)
        .Text("$journal", criteria.Journal is { } journal ? SearchWords.Fold(journal) : null)
        .Text("$keyword", criteria.Keyword is { } keyword ? SearchWords.Fold(keyword) : null)
        .Integer("$has_pdf", criteria.HasPdf is { } has ? (has ? 1 : 0) : null)
        .Time("$since", criteria.CreatedSince);
}
