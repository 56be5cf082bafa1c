using System.Globalization;
using System.Text.RegularExpressions;

namespace Raso.Storage.Bibliography;

/// <summary>Days of publication: the first day of what is known. A range begins with its first day, a season with its first month in the north.</summary>
internal static partial class PublicationDate
{
    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    /// <summary>Gives the first day of a year, a month or a day, if there is such a one.</summary>
    public static DateOnly? Of(int year, int month = 1, int day = 1) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>Gives the first month of a season of 1 to 4, or of 21 to 24, from spring on.</summary>
    public static int OfSeason(int season) => season switch { 1 or 21 => 3, 2 or 22 => 6, 3 or 23 => 9, 4 or 24 => 12, _ => 0 };

    /// <summary>Reads a date of ISO 8601-2, as biblatex has it, or one that is written for people: <c>4 May 2020</c>, <c>May 2020</c>, <c>c. 1450</c>.</summary>
    public static DateOnly? Read(string text)
    {
        var first = text.Split('/') is [var from, var to] && from.Trim().Trim('.').Length == 0 ? to : text;
        first = Slashes().IsMatch(first) ? first.Replace('/', '-') : first;
        if (Iso().Match(first.Trim()) is { Success: true } iso)
        {
            var year = Number(iso.Groups["year"].Value.Replace('X', '0').Replace('u', '0'));
            var month = iso.Groups["month"] is { Success: true } m && !m.Value.Contains('X', StringComparison.Ordinal) ? Number(m.Value) : 1;
            var day = iso.Groups["day"] is { Success: true } d && !d.Value.Contains('X', StringComparison.Ordinal) ? Number(d.Value) : 1;
            return Of(year, OfSeason(month) is var season && month > 12 ? season : month, day);
        }

        if (Year(text) is not { } found)
        {
            return null;
        }

        // Numbers alone may be a day and a month in any order.
        var rest = text.Replace(found.ToString("0000", CultureInfo.InvariantCulture), " ", StringComparison.Ordinal);
        return Words().IsMatch(rest) && Month(rest, out var monthOf, out var dayOf) ? Of(found, monthOf, dayOf) ?? Of(found, monthOf) : Of(found);
    }

    /// <summary>Finds a year: the first four digits that stand alone. One before Christ is none that a day can have.</summary>
    public static int? Year(string text) =>
        FourDigits().Match(text) is { Success: true } year && Number(year.Value) is > 0 and var value && !EndsWithMinus().IsMatch(text.AsSpan(0, year.Index)) && !BeforeChrist().IsMatch(text) ? value : null;

    /// <summary>Reads a month by its English name or an abbreviation of it, by number, or as a season, and a day beside it.</summary>
    public static bool Month(string text, out int month, out int day)
    {
        month = 0;
        day = 1;
        foreach (var word in Words().EnumerateMatches(text))
        {
            var name = text.AsSpan(word.Index, word.Length);
            if (month == 0)
            {
                month = NamedMonth(name);
            }
        }

        var number = SmallNumber().Match(text) is { Success: true } found ? Number(found.Value) : 0;
        if (month == 0)
        {
            month = number is >= 1 and <= 12 ? number : 0;
            return month > 0 && !Words().IsMatch(text);
        }

        day = number is >= 1 and <= 31 ? number : 1;
        return true;
    }

    /// <summary>Reads a day of the month: the first number of at most two digits.</summary>
    public static bool Day(string text, out int day)
    {
        day = SmallNumber().Match(text) is { Success: true } found ? Number(found.Value) : 0;
        return day is >= 1 and <= 31;
    }

    private static int NamedMonth(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Months.Length; i++)
        {
            if (word.Length >= 3 && Months[i].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        for (var i = 0; i < Seasons.Length; i++)
        {
            if (word.Equals(Seasons[i], StringComparison.OrdinalIgnoreCase))
            {
                return OfSeason(i + 1);
            }
        }

        return word.Equals("fall", StringComparison.OrdinalIgnoreCase) ? 9 : 0;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<year>[0-9]{4}|[0-9]{3}[Xu]|[0-9]{2}(?:XX|uu))(?:-(?<month>[0-9]{1,2}|XX)(?:-(?<day>[0-9]{1,2}|XX))?)?(?:[Tt ][0-9:.,Zz+-]*)?[?~%]?(?:/.*)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex("^\\s*[0-9]{4}/[0-9]{1,2}(?:/[0-9]{1,2})?\\s*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();

    [GeneratedRegex("(?<![0-9])[0-9]{4}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex FourDigits();

    // Between two years it is a dash.
    [GeneratedRegex(@"(?:^\s*[-−–]\s*|[\s/(\[][-−–])\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsWithMinus();

    [GeneratedRegex(@"(?<!\p{L})(?:(?i:b\.?\s?c\.?(?:\s?e\.?)?)|v\.\s?Chr\.?|av\.\s?J|a\.\s?C\.?)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeChrist();

    [GeneratedRegex("(?<![0-9])[0-9]{1,2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex SmallNumber();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
