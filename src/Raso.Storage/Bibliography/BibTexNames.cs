namespace Raso.Storage.Bibliography;

/// <summary>Lists of names as BibTeX reads them: <c>First von Last</c>, <c>von Last, First</c>, <c>von Last, Jr, First</c>; braces protect what is between them.</summary>
internal static class BibTexNames
{
    /// <summary>Gives each name, and whether the list says that there are others.</summary>
    public static List<string> Read(string list, out bool hasOthers, out string? fault)
    {
        hasOthers = false;
        fault = null;
        var names = new List<string>();
        foreach (var source in NameSyntax.List(list))
        {
            var (start, length) = source;
            var name = list.AsSpan(start, length);
            if (name.Equals("others", StringComparison.OrdinalIgnoreCase) && names.Count > 0)
            {
                hasOthers = true;
                continue;
            }

            var parts = NameSyntax.Parts(name);
            if (parts.Count > 3)
            {
                fault ??= $"has more than two commas in one name ('{LatexText.Line(name)}'); put 'and' between names.";
            }

            if (Name(name, parts).ToString() is { Length: > 0 } text)
            {
                names.Add(text);
            }
        }

        return names;
    }

    private static PersonName Name(ReadOnlySpan<char> name, List<Range> parts) => parts.Count switch
    {
        1 => InOrder(name[parts[0]]),
        2 => PersonName.Of(LatexText.Line(name[parts[0]]), LatexText.Line(name[parts[1]])),
        3 => new PersonName(LatexText.Line(name[parts[0]]), LatexText.Line(name[parts[2]]), LatexText.Line(name[parts[1]])),
        _ => new PersonName(LatexText.Line(name)),
    };

    // First names, then a particle in lower case if there is one, then the family name, which is the last word at least.
    private static PersonName InOrder(ReadOnlySpan<char> name)
    {
        var words = NameSyntax.Words(name);
        if (words.Count < 2)
        {
            return new PersonName(LatexText.Line(name));
        }

        var family = words.FindIndex(0, words.Count - 1, IsParticle(name)) is var particle && particle >= 0 ? particle : words.Count - 1;
        if (family == 0 || NameSyntax.IsEastAsian(name))
        {
            return new PersonName(LatexText.Line(name));
        }

        return PersonName.Of(LatexText.Line(name[words[family].Start..]), LatexText.Line(name[..words[family - 1].End]));
    }

    private static Predicate<Range> IsParticle(ReadOnlySpan<char> name)
    {
        var text = name.ToString();
        return word => NameSyntax.IsLower(text.AsSpan()[word]);
    }
}
