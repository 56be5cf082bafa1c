using Microsoft.Data.Sqlite;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The functions that searches call. Our own connections have them; a plain shell has none, and no table, view or trigger uses them.</summary>
internal static class SearchFunctions
{
    public const string Fold = "raso_fold";

    public const string Words = "raso_words";

    public const string Rank = "raso_rank";

    public static void AddTo(SqliteConnection connection)
    {
        connection.CreateFunction(Fold, static (string? text) => text is null ? null : SearchWords.Fold(text), isDeterministic: true);
        connection.CreateFunction(Words, static (string? text) => text is null ? null : string.Join(' ', SearchWords.Of(text)), isDeterministic: true);
        connection.CreateFunction(
            Rank,
            static (string? terms, string? title, string? authors, string? keywords, string? text) => SearchRank.Of(terms ?? "", title, authors, keywords, text),
            isDeterministic: true);
    }
}
