namespace Raso.Storage.Bibliography;

/// <summary>Tables of names and what they stand for, one after another, with blanks between.</summary>
internal static class LatexTable
{
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string table)
    {
        var words = table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i += 2)
        {
            yield return new(words[i], words[i + 1]);
        }
    }
}
