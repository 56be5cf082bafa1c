using System.Text;

namespace Raso.Storage.Catalog;

/// <summary>A text in which a database marked matches, seen as words.</summary>
/// <param name="Plain">The text without its marks.</param>
/// <param name="Words">Where its words stand.</param>
/// <param name="AreMarked">Which of the words a mark covers, in part at least.</param>
internal sealed record MarkedText(string Plain, IReadOnlyList<Range> Words, IReadOnlyList<bool> AreMarked)
{
    public static MarkedText Read(string marked)
    {
        var (plain, parts) = Split(marked);
        Range[] words = [.. SearchWords.Find(plain)];
        var areMarked = new bool[words.Length];
        for (int word = 0, part = 0; word < words.Length && part < parts.Count; word++)
        {
            while (part < parts.Count && parts[part].End.Value <= words[word].Start.Value)
            {
                part++;
            }

            areMarked[word] = part < parts.Count && parts[part].Start.Value < words[word].End.Value;
        }

        return new MarkedText(plain, words, areMarked);
    }

    /// <summary>Gets the text with marks around each of its marked words.</summary>
    public string Write()
    {
        var marked = new StringBuilder(Plain.Length + 16);
        var end = 0;
        for (var i = 0; i < Words.Count; i++)
        {
            if (AreMarked[i])
            {
                marked.Append(Plain, end, Words[i].Start.Value - end).Append(SearchWords.Before).Append(Plain.AsSpan(Words[i])).Append(SearchWords.After);
                end = Words[i].End.Value;
            }
        }

        return marked.Append(Plain, end, Plain.Length - end).ToString();
    }

    private static (string Plain, IReadOnlyList<Range> Parts) Split(string marked)
    {
        var plain = new StringBuilder(marked.Length);
        var parts = new List<Range>();
        var start = 0;
        foreach (var character in marked)
        {
            switch (character)
            {
                case SearchWords.Before:
                    start = plain.Length;
                    break;
                case SearchWords.After:
                    parts.Add(start..plain.Length);
                    break;
                default:
                    plain.Append(character);
                    break;
            }
        }

        return (plain.ToString(), parts);
    }
}
