using Raso.Storage.Catalog;

namespace Raso.Storage.Papers;

/// <summary>Finds the words that the database marked again in the text as it was written: word by word, because the database may have marked a folded text, or its beginning.</summary>
internal static class Highlighter
{
    private const int SnippetLength = 240;
    private const string Cut = "\u2026";

    /// <summary>Marks a text.</summary>
    public static HighlightedText Mark(string text, string? marked) => new(text, marked is null ? [] : FindMarks(text, marked));

    /// <summary>Marks the part of a text that has most matches.</summary>
    /// <returns>The part, or null where nothing matches.</returns>
    public static HighlightedText? Excerpt(string text, string? marked)
    {
        List<Range> marks = marked is null ? [] : FindMarks(text, marked);
        if (marks.Count == 0)
        {
            return null;
        }

        if (text.Length <= SnippetLength)
        {
            return new HighlightedText(text, marks);
        }

        var (start, end) = Widen(text, BestWindow(marks));
        var before = start > 0 ? Cut : "";
        var after = end < text.Length ? Cut : "";
        var shift = before.Length - start;
        return new HighlightedText(
            $"{before}{text[start..end]}{after}",
            [.. marks.Where(mark => mark.Start.Value >= start && mark.End.Value <= end).Select(mark => (mark.Start.Value + shift)..(mark.End.Value + shift))]);
    }

    private static List<Range> FindMarks(string text, string marked)
    {
        var seen = MarkedText.Read(marked);
        Range[] words = [.. SearchWords.Find(text)];

        // Of a long text the database has looked at the beginning alone.
        return seen.Words.Count > words.Length || (seen.Words.Count < words.Length && text.Length <= SearchWords.SearchedLength)
            ? []
            : [.. words.Take(seen.Words.Count).Where((_, word) => seen.AreMarked[word])];
    }

    // The window with most matches, the first of equals.
    private static (int Start, int End) BestWindow(List<Range> marks)
    {
        var (best, most) = ((marks[0].Start.Value, marks[0].End.Value), 0);
        for (int first = 0, last = 0; first < marks.Count; first++)
        {
            last = Math.Max(last, first);
            while (last + 1 < marks.Count && marks[last + 1].End.Value - marks[first].Start.Value <= SnippetLength)
            {
                last++;
            }

            if (last - first + 1 > most)
            {
                (best, most) = ((marks[first].Start.Value, marks[last].End.Value), last - first + 1);
            }
        }

        return best;
    }

    // What is left of the length goes to both sides, up to the end of a word.
    private static (int Start, int End) Widen(string text, (int Start, int End) window)
    {
        var spare = Math.Max(0, SnippetLength - (window.End - window.Start)) / 2;
        var start = Math.Max(0, window.Start - spare);
        var end = Math.Min(text.Length, window.End + spare);
        while (start > 0 && start < window.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        while (end < text.Length && end > window.End && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return (start, end);
    }
}
