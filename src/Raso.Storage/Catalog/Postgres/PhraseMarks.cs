namespace Raso.Storage.Catalog.Postgres;

/// <summary>Takes marks off the words that are no match: ts_headline marks each word of a phrase wherever it stands, and the excluded ones as well.</summary>
/// <param name="terms">What is looked for, and what is excluded.</param>
/// <param name="stems">Each word of them without its ending; empty where it is no word to the index.</param>
internal sealed class PhraseMarks(IReadOnlyList<SearchTerm> terms, IReadOnlyDictionary<string, string> stems)
{
    /// <summary>Tells whether any mark could be none of a match.</summary>
    public static bool AreNeeded(PaperCriteria criteria) => TermsOf(criteria).Any(term => term.IsExcluded || term.Words.Count > 1);

    /// <summary>Gets the terms of all alternatives.</summary>
    public static IEnumerable<SearchTerm> TermsOf(PaperCriteria criteria) => criteria.Alternatives.SelectMany(alternative => alternative);

    /// <summary>Gets the words of all terms, each once.</summary>
    public static IEnumerable<string> WordsOf(PaperCriteria criteria) => TermsOf(criteria).SelectMany(term => term.Words).Distinct(StringComparer.Ordinal);

    /// <summary>Gets the text with the marks of matches alone.</summary>
    public string? Keep(string? marked)
    {
        if (marked is null || !marked.Contains(SearchWords.Before, StringComparison.Ordinal))
        {
            return marked;
        }

        var text = MarkedText.Read(marked);
        HashSet<string>[] meanings = [.. text.Words.Select((word, i) => text.AreMarked[i] ? StemsOf(text.Plain[word]) : [])];
        var kept = new bool[meanings.Length];
        foreach (var term in terms.Where(each => !each.IsExcluded))
        {
            Mark(term, meanings, kept);
        }

        return (text with { AreMarked = kept }).Write();
    }

    private void Mark(SearchTerm term, HashSet<string>[] meanings, bool[] kept)
    {
        // What is no word to the index is left out at both ends; within, any word may stand in its place.
        string[] phrase = [.. term.Words.Select(word => stems[word]).SkipWhile(stem => stem.Length == 0)];
        var length = Array.FindLastIndex(phrase, stem => stem.Length > 0) + 1;
        for (var first = 0; length > 0 && first + length <= meanings.Length; first++)
        {
            var here = first;
            if (Enumerable.Range(0, length).All(i => phrase[i].Length == 0 || meanings[here + i].Contains(phrase[i])))
            {
                kept.AsSpan(first, length).Fill(true);
            }
        }
    }

    // Endings alone were taken off, so that a marked word begins as the word does that it is marked for.
    private HashSet<string> StemsOf(string word)
    {
        var most = stems.Keys.Max(candidate => Shared(word, candidate));
        return most == 0 ? [] : [.. stems.Where(stem => Shared(word, stem.Key) == most).Select(stem => stem.Value)];
    }

    private static int Shared(string one, string other) => one.AsSpan().CommonPrefixLength(other);
}
