using System.Globalization;
using Raso.Storage;
using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Spectre.Console;

namespace Quickstart;

/// <summary>Reads every file back, which verifies its checksum, and lists the papers.</summary>
internal sealed class Verification(IPaperRepository papers, IAssetService assets)
{
    private const int MostAuthors = 4;

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var table = new Table().Title("The catalogue, read back with verified checksums").AddColumns("Paper", "Published", "Keywords", "Assets").ShowRowSeparators();
        table.AddColumn(new TableColumn("Files").RightAligned()).AddColumn(new TableColumn("Bytes").RightAligned());
        var options = new PaperListOptions { PageSize = 10, OldestFirst = true };
        Page<Paper> page;
        do
        {
            page = await papers.ListAsync(options, cancellationToken);
            foreach (var paper in page.Items)
            {
                await AddRowAsync(table, paper, cancellationToken);
            }

            options = options with { After = page.Next };
        }
        while (page.Next is not null);

        AnsiConsole.Write(table);
    }

    private static string AuthorsOf(Paper paper) => paper.Authors.Count <= MostAuthors
        ? string.Join(", ", paper.Authors)
        : $"{string.Join(", ", paper.Authors.Take(MostAuthors))} and {paper.Authors.Count - MostAuthors} more";

    private async Task AddRowAsync(Table table, Paper paper, CancellationToken cancellationToken)
    {
        var all = await assets.GetByPaperAsync(paper.Id, cancellationToken) ?? throw new InvalidOperationException("The paper was deleted meanwhile.");
        var files = 0;
        var bytes = 0L;
        if (paper.PdfPath is not null)
        {
            await ReadAsync(papers.OpenPdfAsync(paper.Id, cancellationToken: cancellationToken));
        }

        foreach (var video in all.Videos)
        {
            await ReadAsync(assets.Videos.OpenAsync(video.Id, cancellationToken: cancellationToken));
        }

        foreach (var audio in all.Audio)
        {
            await ReadAsync(assets.Audio.OpenAsync(audio.Id, cancellationToken: cancellationToken));
        }

        foreach (var visual in all.Visuals)
        {
            await ReadAsync(assets.Visuals.OpenAsync(visual.Id, cancellationToken: cancellationToken));
        }

        var videos = all.Videos.Count > 0 ? $"{all.Videos.Count} video (v{all.Videos.Max(video => video.VersionNumber)}), " : "";
        table.AddRow(
            $"[green]{Markup.Escape(paper.Title)}[/]\n{Markup.Escape(AuthorsOf(paper))}\n[grey]{Markup.Escape(paper.Doi ?? "")}[/]",
            $"{paper.PublicationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\n{Markup.Escape(paper.Journal ?? "")}".Trim(),
            Markup.Escape(string.Join(", ", paper.Keywords)),
            all.Audio.Count + all.Visuals.Count > 0 ? $"{videos}{all.Audio.Count} audio, {all.Visuals.Count} visuals" : "",
            files.ToString(CultureInfo.InvariantCulture),
            bytes.ToString("N0", CultureInfo.InvariantCulture));

        async Task ReadAsync(Task<RetrievedFile> opening)
        {
            // Bytes that do not match their SHA-256 throw here instead of ending.
            await using var file = await opening;
            await file.Content.CopyToAsync(Stream.Null, cancellationToken);
            files++;
            bytes += file.Info.Length;
        }
    }
}
