using System.Globalization;
using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>Dates of an item: in parts, as numbers or texts, or as one text (<c>raw</c>, <c>literal</c>, or in place of the object).</summary>
internal static class CslDates
{
    /// <summary>Reads a date; false where there is one that cannot be read. Of no date, or one without parts, nothing comes.</summary>
    public static bool Read(JsonElement date, out DateOnly? day)
    {
        day = null;
        if (date.ValueKind == JsonValueKind.Object && CslText.TryGet(date, "date-parts", out var ranges) && ranges.ValueKind == JsonValueKind.Array)
        {
            var parts = ranges.GetArrayLength() == 0 ? [] : ranges[0].ValueKind == JsonValueKind.Array ? ranges[0].EnumerateArray() : ranges.EnumerateArray();
            return Parts([.. parts.Select(CslText.Raw)], Season(date), out day);
        }

        var text = date.ValueKind == JsonValueKind.Object ? CslText.Line(date, "raw") ?? CslText.Line(date, "literal") : CslText.Raw(date);
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        day = PublicationDate.Read(text);
        return day is not null;
    }

    private static int Season(JsonElement date)
    {
        if (CslText.Raw(date, "season") is not { } text)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? PublicationDate.OfSeason(number)
            : PublicationDate.Month(text, out var month, out _) ? month : 0;
    }

    private static bool Parts(List<string?> parts, int season, out DateOnly? day)
    {
        day = null;
        while (parts.Count > 0 && string.IsNullOrWhiteSpace(parts[^1]))
        {
            parts.RemoveAt(parts.Count - 1);
        }

        if (parts.Count == 0)
        {
            return true;
        }

        var numbers = new List<int>();
        foreach (var part in parts)
        {
            if (!int.TryParse(part, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            numbers.Add(number);
        }

        // Some give a month or day of 0 where none is known.
        var month = numbers.Count > 1 && numbers[1] != 0 ? PublicationDate.OfSeason(numbers[1] > 12 ? numbers[1] : 0) is var named && named > 0 ? named : numbers[1] : season > 0 ? season : 1;
        day = PublicationDate.Of(numbers[0], month, numbers.Count > 2 && numbers[2] != 0 ? numbers[2] : 1);
        return day is not null;
    }
}
