namespace Raso.Storage.Bibliography;

/// <summary>
/// A name in parts. As a text it is <c>von Family, Given, Suffix</c>: so the family name is certain, and the parts are found again. A name without a comma is taken
/// as it is: an organization's, or that of somebody with one name.
/// </summary>
internal readonly record struct PersonName(string Family, string Given = "", string Suffix = "")
{
    private static readonly string[] Suffixes = ["Jr", "Sr", "II", "III", "IV", "V"];

    public override string ToString() => string.Join(", ", ((string[])[Family, Given, Suffix]).Where(part => part.Length > 0));

    /// <summary>Takes a text apart. What was made of the parts may differ from the text: who writes compares.</summary>
    public static PersonName Parse(string text)
    {
        var parts = text.Split(", ", 3);
        return parts.Length switch
        {
            1 => new PersonName(text),
            2 when IsSuffix(parts[1]) => new PersonName(parts[0], Suffix: parts[1]),
            2 => new PersonName(parts[0], parts[1]),
            _ => new PersonName(parts[0], parts[1], parts[2]),
        };
    }

    /// <summary>Makes a name of which the family part may have the suffix in it, as in <c>{King, Jr.}</c>.</summary>
    public static PersonName Of(string family, string given)
    {
        var comma = family.LastIndexOf(", ", StringComparison.Ordinal);
        return comma > 0 && given.Length > 0 && IsSuffix(family[(comma + 2)..]) ? new PersonName(family[..comma], given, family[(comma + 2)..]) : new PersonName(family, given);
    }

    /// <summary>Puts a particle before a family name; one that ends with an apostrophe is joined to it.</summary>
    public static string WithParticle(string particle, string family) => particle.Length == 0 ? family : $"{particle}{(particle[^1] is '\'' or '’' ? "" : " ")}{family}";

    /// <summary>Tells whether a part is what may stand behind a name: Jr., III.</summary>
    public static bool IsSuffix(string text) => Suffixes.Contains(text.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);
}
