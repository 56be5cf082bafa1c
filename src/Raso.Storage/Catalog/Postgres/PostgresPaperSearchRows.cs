using System.Text.Json;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Searches in the rows of papers in PostgreSQL.</summary>
internal sealed class PostgresPaperSearchRows(PostgresCommands commands) : IPaperSearchRows
{
    // A word of a misspelt search has so many similar ones at most.
    private const int Candidates = 2000;

    public Task<long> CountAsync(PaperCriteria criteria, int limit, CancellationToken cancellationToken) =>
        FirstAsync(Command(PaperSearchSql.Count, criteria).With("limit", limit), row => row.Int64("number"), cancellationToken);

    public async Task<long?> EstimateAsync(PaperCriteria criteria, CancellationToken cancellationToken)
    {
        var text = await FirstAsync(Command(PaperSearchSql.Explain, criteria), row => row.Text("QUERY PLAN"), cancellationToken).ConfigureAwait(false);
        using var plan = JsonDocument.Parse(text);
        return (long)plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    public Task<IReadOnlyList<FoundPaper>> RankAsync(
        PaperCriteria criteria, int? newest, PaperRankKey? after, int limit, bool mark, CancellationToken cancellationToken)
    {
        var command = Command(newest is null ? PaperSearchSql.RankAll : PaperSearchSql.RankNewest, criteria)
            .With("after_rank", after?.Rank).With("after_id", after?.Id).With("limit", limit).With("mark", mark);
        return ListAsync(newest is { } bound ? command.With("newest", bound) : command, criteria, cancellationToken);
    }

    public Task<IReadOnlyList<FoundPaper>> ListByDateAsync(
        PaperCriteria criteria, bool isBroad, bool oldestFirst, PaperDateKey? after, int limit, bool mark, CancellationToken cancellationToken)
    {
        // A key before every dated row stands for the beginning.
        var key = after ?? (oldestFirst ? new PaperDateKey(DateOnly.MinValue, Guid.Empty) : new PaperDateKey(DateOnly.MaxValue, Guid.AllBitsSet));
        return ListAsync(
            Command(oldestFirst ? PaperSearchSql.ListOldest : PaperSearchSql.ListNewest, criteria)
                .With("undated", key.Date is null)
                .With("after_date", key.Date)
                .With("after_id", key.Id)
                .With("limit", limit)
                .With("mark", mark && criteria.Alternatives.Count > 0),
            criteria,
            cancellationToken);
    }

    public Task<IReadOnlyList<FoundPaper>> FindSimilarAsync(
        IReadOnlyList<string> words, PaperCriteria criteria, int limit, CancellationToken cancellationToken) =>
        ListAsync(
            Command(PaperSearchSql.Similar, criteria with { Alternatives = [] })
                .With("misspelt", words.Distinct(StringComparer.Ordinal)).With("candidates", Candidates).With("limit", limit).With("mark", false),
            criteria,
            cancellationToken);

    private async Task<T> FirstAsync<T>(NpgsqlBatchCommand command, Func<PostgresRow, T> read, CancellationToken cancellationToken) =>
        (await ListAsync(command, read, cancellationToken).ConfigureAwait(false))[0];

    private Task<IReadOnlyList<FoundPaper>> ListAsync(NpgsqlBatchCommand command, PaperCriteria criteria, CancellationToken cancellationToken) =>
        ListAsync(command.With("words", PhraseMarks.WordsOf(criteria)), row => Read(row, criteria), cancellationToken);

    private Task<IReadOnlyList<T>> ListAsync<T>(NpgsqlBatchCommand command, Func<PostgresRow, T> read, CancellationToken cancellationToken) => commands.RunAsync(
        [new NpgsqlBatchCommand(TransactionSql.NoCompilation), command],
        (reader, token) => PostgresCommands.ReadAllAsync(reader, read, token),
        cancellationToken,
        prepare: false);

    private static NpgsqlBatchCommand Command(string sql, PaperCriteria criteria) => new NpgsqlBatchCommand(sql)
        .With("text", TextOf(criteria.Alternatives))
        .With("from_day", criteria.From)
        .With("to_day", criteria.To)
        .With("author", criteria.Author.Count == 0 ? null : string.Join(' ', criteria.Author))
        .With("journal", criteria.Journal)
        .With("keyword", criteria.Keyword)
        .With("has_pdf", criteria.HasPdf)
        .With("since", criteria.CreatedSince);

    // Every term in quotation marks, so that no word is taken for an operator; words have no sign that ends them.
    private static string? TextOf(IReadOnlyList<IReadOnlyList<SearchTerm>> alternatives) => alternatives.Count == 0
        ? null
        : string.Join(" or ", alternatives.Select(terms => string.Join(' ', terms.Select(term => $"{(term.IsExcluded ? "-" : "")}\"{string.Join(' ', term.Words)}\""))));

    private static FoundPaper Read(PostgresRow row, PaperCriteria criteria)
    {
        var found = new FoundPaper(
            PostgresPaperRows.Read(row),
            row.Single("rank"),
            row.TextOrNull("marked_title"),
            row.TextOrNull("marked_authors"),
            row.TextOrNull("marked_keywords"),
            row.TextOrNull("marked_abstract"));
        if (found.Title is null || !PhraseMarks.AreNeeded(criteria))
        {
            return found;
        }

        var stems = PhraseMarks.WordsOf(criteria).Zip(row.Texts("stems")).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var marks = new PhraseMarks([.. PhraseMarks.TermsOf(criteria)], stems);
        return found with
        {
            Title = marks.Keep(found.Title),
            Authors = marks.Keep(found.Authors),
            Keywords = marks.Keep(found.Keywords),
            Abstract = marks.Keep(found.Abstract),
        };
    }
}
