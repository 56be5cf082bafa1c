using System.Globalization;
using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>Dates of an item: in parts, as numbers or texts, or as one text (<c>raw</c>, <c>literal</c>, <c>date-time</c>, or in place of the object).</summary>
internal static class CslDates
{
    private static readonly string[] Texts = ["raw", "literal", "date-time"];

    /// <summary>Reads a date; false where there is one that cannot be read. Of no date, or one without parts, nothing comes.</summary>
    public static bool Read(JsonElement date, out DateOnly? day)
    {
        day = null;
        return date.ValueKind switch
        {
            JsonValueKind.Object => InObject(date, out day),
            JsonValueKind.Array => InList(date, season: 0, out day),
            JsonValueKind.String or JsonValueKind.Number => Text(CslText.Raw(date)!, out day),
            _ => IsNothing(date),
        };
    }

    private static bool InObject(JsonElement date, out DateOnly? day)
    {
        day = null;
        if (CslText.TryGet(date, "date-parts", out var parts) && !IsNothing(parts))
        {
            return parts.ValueKind == JsonValueKind.Array ? InList(parts, Season(date), out day) : Read(parts, out day);
        }

        foreach (var property in Texts)
        {
            if (CslText.Line(date, property) is { } text)
            {
                return Text(text, out day);
            }
        }

        return CslText.TryGet(date, "year", out var year) && !IsNothing(year)
            ? Parts([year, Part(date, "month"), Part(date, "day")], Season(date), out day)
            : IsNothing(date);
    }

    // The beginning of a range that has one, or the parts of one date.
    private static bool InList(JsonElement list, int season, out DateOnly? day)
    {
        day = null;
        var first = list.EnumerateArray().FirstOrDefault(element => !IsNothing(element));
        return first.ValueKind switch
        {
            JsonValueKind.Undefined => true,
            JsonValueKind.Array => InList(first, season, out day),
            JsonValueKind.Object => Read(first, out day),
            _ => Parts([.. list.EnumerateArray()], season, out day),
        };
    }

    private static bool Parts(List<JsonElement> parts, int season, out DateOnly? day)
    {
        day = null;
        while (IsNothing(parts[^1]))
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var numbers = new List<int>();
        foreach (var part in parts)
        {
            if (part.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            {
                return false;
            }

            if (!int.TryParse(CslText.Raw(part), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            {
                return parts.Count == 1 && Text(CslText.Raw(part)!, out day);
            }

            numbers.Add(number);
        }

        // Some give a month or day of 0 where none is known.
        var month = numbers.Count > 1 && numbers[1] != 0 ? PublicationDate.OfSeason(numbers[1] > 12 ? numbers[1] : 0) is var named && named > 0 ? named : numbers[1] : season > 0 ? season : 1;
        day = PublicationDate.Of(numbers[0], month, numbers.Count > 2 && numbers[2] != 0 ? numbers[2] : 1);
        return day is not null;
    }

    private static bool Text(string text, out DateOnly? day)
    {
        day = PublicationDate.Read(text);
        return day is not null || string.IsNullOrWhiteSpace(text);
    }

    private static JsonElement Part(JsonElement date, string property) => CslText.TryGet(date, property, out var part) ? part : default;

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

    // That a date is uncertain says nothing without one.
    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(CslText.Raw(value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsNothing),
        JsonValueKind.Object => value.EnumerateObject().All(property => CslText.Is(property, "circa") || IsNothing(property.Value)),
        _ => false,
    };
}
