namespace Raso.Storage.Bibliography;

/// <summary>Titles and what stands below them.</summary>
internal static class Titles
{
    private const int MaxTitle = 500;

    /// <summary>Joins a title and a subtitle, unless the title has it already or would be too long with it.</summary>
    public static string Join(string title, string? subtitle)
    {
        if (string.IsNullOrWhiteSpace(subtitle) || title.Length == 0 || title.Contains(subtitle, StringComparison.OrdinalIgnoreCase))
        {
            return title;
        }

        var joined = $"{title}{(char.IsPunctuation(title[^1]) && title[^1] is not (')' or '"' or '”' or '’') ? "" : ":")} {subtitle}";
        return joined.Length <= MaxTitle ? joined : title;
    }
}
