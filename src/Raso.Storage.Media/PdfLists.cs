namespace Raso.Storage.Media;

/// <summary>Takes apart what PDFs hold in one text: names and keywords.</summary>
internal static class PdfLists
{
    private const int MaxText = 1_000_000;
    private const int MaxItems = 1000;
    private const int MaxName = 300;
    private const int MaxKeyword = 200;

    /// <summary>Parts names at semicolons, "and" and "&amp;"; at commas only where each part is a name of several words, because a comma also stands within a name.</summary>
    public static IReadOnlyList<string> Authors(string? text)
    {
        var line = PlainLine.Of(text, MaxText);
        if (line is null)
        {
            return [];
        }

        if (line.Contains(';', StringComparison.Ordinal))
        {
            return Items(line.Split(';'), MaxName);
        }

        var parts = line.Replace(", and ", " and ", StringComparison.OrdinalIgnoreCase)
            .Split([" and ", " & "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Items(parts.SelectMany(ByCommas), MaxName);
    }

    /// <summary>Parts keywords at semicolons, else at commas.</summary>
    public static IReadOnlyList<string> Keywords(string? text)
    {
        var line = PlainLine.Of(text, MaxText);
        return line is null ? [] : Items(line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : ','), MaxKeyword);
    }

    private static IEnumerable<string> ByCommas(string names)
    {
        var parts = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.TrueForAll(parts, part => part.Contains(' ', StringComparison.Ordinal)) ? parts : [names];
    }

    private static IReadOnlyList<string> Items(IEnumerable<string> items, int maxLength) =>
        [.. items.Select(item => PlainLine.Of(item.Trim(), maxLength)).OfType<string>().Distinct().Take(MaxItems)];
}
