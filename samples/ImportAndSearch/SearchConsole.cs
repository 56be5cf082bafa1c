using System.Globalization;
using Raso.Storage;
using Raso.Storage.Papers;
using Spectre.Console;

namespace ImportAndSearch;

/// <summary>Searches from the console: the ten best, the matches in them marked.</summary>
internal sealed class SearchConsole(IPaperRepository papers)
{
    private const int PageSize = 10;

    /// <summary>Asks for searches until an empty line.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        AnsiConsole.MarkupLine("Search: words, [bold]\"a phrase\"[/], [bold]or[/], [bold]-without[/]; an empty line ends.");
        while (true)
        {
            AnsiConsole.Markup("[bold]>[/] ");
            var text = await Console.In.ReadLineAsync(cancellationToken);
            if (string.IsNullOrWhiteSpace(text))
            {
                return;
            }

            await SearchAsync(text, cancellationToken);
        }
    }

    /// <summary>Shows the first page of what is found.</summary>
    public async Task SearchAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            Show(text, await papers.SearchAsync(new PaperSearch { Text = text, PageSize = PageSize }, cancellationToken));
        }
        catch (ValidationException error)
        {
            foreach (var failure in error.Failures)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]The search {failure.Message}[/]");
            }
        }
    }

    private static void Show(string text, PaperSearchPage page)
    {
        var total = page.TotalIsExact ? $"{page.Total}" : $"about {page.Total}";
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{text}: {total} {(page.IsSimilar ? "with similar words" : "found")}[/]");
        foreach (var hit in page.Hits)
        {
            AnsiConsole.MarkupLine($"  {Marked(hit.Title)} [grey]{Markup.Escape(string.Join("; ", hit.Paper.Authors.Take(3)))} {hit.Paper.PublicationDate?.Year}[/]");
            if (hit.Snippet is { } snippet)
            {
                AnsiConsole.MarkupLine($"      {Marked(snippet)}");
            }
        }
    }

    // Spectre's own signs in a text must be escaped, those around the matches must not. Without colours brackets show them.
    private static string Marked(HighlightedText text)
    {
        var (before, after) = !AnsiConsole.Profile.Capabilities.Ansi ? ("[[", "]]") : ("[black on yellow]", "[/]");
        return Markup.Escape(text.Mark("\u0001", "\u0002")).Replace("\u0001", before, StringComparison.Ordinal).Replace("\u0002", after, StringComparison.Ordinal);
    }
}
