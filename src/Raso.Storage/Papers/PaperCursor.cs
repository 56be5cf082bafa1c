using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>Where a page of papers begins, as an opaque text.</summary>
internal static class PaperCursor
{
    public static string Write(Paper last, bool oldestFirst) => CreationCursor.Write(ListOf(oldestFirst), last.CreatedAt, last.Id);

    public static bool TryRead(string text, bool oldestFirst, out PaperKey key)
    {
        var isRead = CreationCursor.TryRead(text, ListOf(oldestFirst), out var last);
        key = new PaperKey(last.CreatedAt, last.Id);
        return isRead;
    }

    private static string ListOf(bool oldestFirst) => oldestFirst ? "oldest papers" : "newest papers";
}
