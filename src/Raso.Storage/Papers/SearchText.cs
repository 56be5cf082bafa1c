using Raso.Storage.Catalog;

namespace Raso.Storage.Papers;

/// <summary>The text of a search, as people write it in web searches: words, phrases in quotation marks, <c>or</c>, and a minus before what is excluded.</summary>
internal static class SearchText
{
    private const string Or = "or";

    /// <summary>Gets the alternatives; none where the text has no word.</summary>
    public static IReadOnlyList<IReadOnlyList<SearchTerm>> Parse(string text)
    {
        var alternatives = new List<List<SearchTerm>>();
        var current = new List<SearchTerm>();
        (SearchTerm Term, bool IsOr)[] terms = [.. Terms(text)];
        for (var i = 0; i < terms.Length; i++)
        {
            // An 'or' with nothing on one of its sides is a word like others.
            if (terms[i].IsOr && current.Count > 0 && i + 1 < terms.Length)
            {
                alternatives.Add(current);
                current = [];
            }
            else
            {
                current.Add(terms[i].Term);
            }
        }

        if (current.Count > 0)
        {
            alternatives.Add(current);
        }

        return alternatives;
    }

    private static IEnumerable<(SearchTerm Term, bool IsOr)> Terms(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var isExcluded = text[i] == '-' && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);
            i += isExcluded ? 1 : 0;
            var isPhrase = IsQuote(text[i]);
            i += isPhrase ? 1 : 0;
            var end = i;
            while (end < text.Length && !IsQuote(text[end]) && (isPhrase || !char.IsWhiteSpace(text[end])))
            {
                end++;
            }

            var part = text[i..end];

            // What is not closed goes on to the end.
            i = isPhrase ? Math.Min(end + 1, text.Length) : end;

            // Signs within, as in state-of-the-art, part words that must follow each other.
            if (SearchWords.Of(part) is { Count: > 0 } words)
            {
                yield return (new SearchTerm(words, isExcluded), !isPhrase && !isExcluded && part.Equals(Or, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    private static bool IsQuote(char character) => character is '"' or '\u201C' or '\u201D' or '\u201E';
}
