namespace Raso.Storage.Bibliography;

/// <summary>Lists of names as BibTeX reads them: <c>First von Last</c>, <c>von Last, First</c>, <c>von Last, Jr, First</c>; braces protect what is between them.</summary>
internal static class BibTexNames
{
    private const int MaxShown = 80;

    /// <summary>Gives each name, and whether the list says that there are others. A fault is that of the first name which is several.</summary>
    public static List<string> Read(string list, out bool hasOthers, out string? fault)
    {
        hasOthers = false;
        fault = null;
        var names = new List<string>();
        foreach (var (start, length) in NameSyntax.List(list))
        {
            var name = list.Substring(start, length);
            hasOthers |= CutOthers(ref name);
            if (name.Length > 0)
            {
                Add(names, name, ref fault);
            }
        }

        return names;
    }

    /// <summary>Reads a text that is one name; nothing where it is anything else.</summary>
    public static string? ReadOne(string name) => Read(name, out var hasOthers, out var fault) is [var one] && !hasOthers && fault is null ? one : null;

    // Braces protect somebody who is called so from "others"; nobody is called "et al.".
    private static bool CutOthers(ref string name)
    {
        if (OthersMark.IsOthers(name))
        {
            name = "";
            return true;
        }

        var inner = NameSyntax.Inner(name);
        var isBraced = inner.Length < name.Length;
        if (!OthersMark.CutEtAl(isBraced ? inner.ToString() : name, out var rest))
        {
            return false;
        }

        name = isBraced && rest.Length > 0 ? $"{{{rest}}}" : rest;
        return true;
    }

    private static void Add(List<string> names, string name, ref string? fault)
    {
        var parts = NameSyntax.Parts(name);
        if (ExtendedName.Read(name, parts) is { } extended)
        {
            Add(names, extended);
            return;
        }

        var people = JoinedNames.Split(name, parts, out var joint);
        if (joint is null)
        {
            Add(names, Name(name, parts));
            return;
        }

        var text = LatexText.Line(name);
        var shown = text.Length <= MaxShown ? text : $"{text[..MaxShown]}...";
        fault ??= people is null
            ? $"has several names in one ('{shown}'), with {joint} between them; they were kept as one. Put 'and' between names, or braces around one that is an organization's."
            : $"has {joint} between names ('{shown}'); they were read as {people.Count}. Put 'and' between names.";
        if (people is null)
        {
            Add(names, new PersonName(text));
        }

        foreach (var person in people ?? [])
        {
            Add(names, Name(person, NameSyntax.Parts(person)));
        }
    }

    private static void Add(List<string> names, PersonName name)
    {
        if (name.ToString() is { Length: > 0 } text)
        {
            names.Add(text);
        }
    }

    private static PersonName Name(ReadOnlySpan<char> name, List<Range> parts) => parts.Count switch
    {
        1 => InOrder(name[parts[0]]),
        2 => PersonName.Of(LatexText.Line(name[parts[0]]), LatexText.Line(name[parts[1]])),
        3 => InThree(LatexText.Line(name[parts[0]]), LatexText.Line(name[parts[1]]), LatexText.Line(name[parts[2]])),
        _ => new PersonName(LatexText.Line(name)),
    };

    // Many put the suffix behind the given name.
    private static PersonName InThree(string family, string middle, string last) =>
        PersonName.IsSuffix(last) && !PersonName.IsSuffix(middle) ? new PersonName(family, middle, last) : new PersonName(family, last, middle);

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
