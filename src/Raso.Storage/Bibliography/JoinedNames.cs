using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;

namespace Raso.Storage.Bibliography;

/// <summary>Names that are surely those of several people, joined by something else than <c>and</c>. What stands in braces joins nobody.</summary>
internal static partial class JoinedNames
{
    // What may stand between two commas of one name, without periods and blanks.
    private static readonly FrozenSet<string> Suffixes = FrozenSet.ToFrozenSet(
        [
            "jr", "sr", "jnr", "snr", "junior", "senior", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "1st", "2nd", "3rd", "4th", "esq", "esquire", "bart", "dr", "prof",
            "rev", "phd", "dphil", "dsc", "filho", "neto", "fils", "père",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the names where it is certain how to cut them, else nothing. By what they are joined comes too, where the name is no single one.</summary>
    public static List<string>? Split(string name, List<Range> parts, out string? joint)
    {
        joint = null;
        if (name.Contains(';', StringComparison.Ordinal) && WebUtility.HtmlDecode(name) == name && Pieces(name, NameSyntax.Parts(name, ';')) is { Count: > 1 } people)
        {
            joint = "semicolons";
            return people.TrueForAll(MayBeName) ? people : null;
        }

        if (name.Contains('&', StringComparison.Ordinal) && Pieces(name, BetweenAmpersands(name)) is { Count: > 1 } sides)
        {
            joint = "&";
            var lists = sides.ConvertAll(side => AtCommas(side.TrimEnd(' ', ',')));
            return lists.TrueForAll(list => list is not null) ? [.. lists.SelectMany(list => list!)] : null;
        }

        if (parts.Count < 2)
        {
            return null;
        }

        if ((parts.Count > 3 || IsWhole(name[parts[0]].Trim())) && AtCommas(name) is { Count: > 1 } list)
        {
            joint = "commas";
            return list;
        }

        joint = parts.Count > 3 || (parts.Count == 3 && !MayBeSuffix(name[parts[1]]) && !MayBeSuffix(name[parts[2]])) ? "commas" : null;
        return null;
    }

    // "X. Zhang, A. B. Li" are whole names; "Zhang, X., Li, A. B." are pairs. Nothing where it may be something else.
    private static List<string>? AtCommas(string name)
    {
        var parts = Pieces(name, NameSyntax.Parts(name));
        if (parts.Count > 0 && parts.TrueForAll(IsWhole))
        {
            return parts;
        }

        if (parts.Count == 0 || parts.Count % 2 != 0)
        {
            return null;
        }

        var names = new List<string>();
        for (var at = 0; at < parts.Count; at += 2)
        {
            if (!IsFamily(parts[at]) || !IsInitials(parts[at + 1]))
            {
                return null;
            }

            names.Add($"{parts[at]}, {parts[at + 1]}");
        }

        return names;
    }

    // A backslash at the end was that of a blank.
    private static List<string> Pieces(string name, List<Range> ranges) => [.. ranges.Select(range => name[range].Trim().TrimEnd('\\').TrimEnd()).Where(piece => piece.Length > 0)];

    private static List<Range> BetweenAmpersands(string name)
    {
        var ranges = new List<Range>();
        var start = 0;
        foreach (var word in NameSyntax.Words(name))
        {
            if (name[word] is "&" or "\\&" or "&amp;")
            {
                ranges.Add(start..word.Start.Value);
                start = word.End.Value;
            }
        }

        ranges.Add(start..name.Length);
        return ranges;
    }

    private static bool MayBeName(string piece) => piece.Any(character => char.IsLetter(character) && !char.IsLower(character)) && !piece.Any(character => char.IsAsciiDigit(character) || character is '@' or '=');

    // A blank one says nothing; capitals alone may be a degree or an order.
    private static bool MayBeSuffix(string part)
    {
        var text = string.Concat(part.Where(character => character != '.' && !char.IsWhiteSpace(character)));
        return text.Length == 0 || Suffixes.Contains(text) || (text.Length <= 5 && text.All(char.IsUpper));
    }

    private static bool IsWhole(string part) => part.Length > 3 && part[1] == '.' && Whole().IsMatch(part);

    private static bool IsFamily(string part) => Family().IsMatch(part) && !MayBeSuffix(part);

    private static bool IsInitials(string part) => Initials().IsMatch(part);

    // Initials first, then perhaps more of them, given names or a particle, and a family name.
    [GeneratedRegex(@"^\p{Lu}\.(?:-?\p{Lu}\.)*(?:[\s~]+(?:\p{Lu}\.(?:-?\p{Lu}\.)*|[\p{L}'’-]+))*?[\s~]+\p{Lu}[\p{L}'’-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?:[\p{L}'’-]+[\s~]+)*\p{Lu}[\p{L}'’-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Family();

    [GeneratedRegex(@"^(?:\p{Lu}{1,3}|(?:\p{Lu}\.[\s~-]*)+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();
}
