using System.Globalization;
using Raso.Storage;
using Raso.Storage.Papers;
using Spectre.Console;

namespace Quickstart;

/// <summary>Takes in the papers of the sample, each with a PDF and assets. Run again, it finds what is there already.</summary>
internal sealed class Intake(IPaperRepository papers, SampleAssets assets)
{
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var sample = await SampleData.ReadPapersAsync(cancellationToken);
        var created = 0;
        foreach (var entry in sample)
        {
            var paper = await papers.FindByDoiAsync(entry.Doi, cancellationToken);
            created += paper is null ? 1 : 0;

            // An interrupted run may have left the paper without its PDF or its assets.
            paper ??= await papers.CreateAsync(entry.ToNewPaper(), cancellationToken);
            if (paper.PdfPath is null)
            {
                paper = await papers.AttachPdfAsync(paper.Id, FileContent.FromBytes(PaperPdf.Make(entry.ToNewPaper())), cancellationToken: cancellationToken);
            }

            await assets.MakeAsync(paper, cancellationToken);
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{created}[/] papers of the sample were taken in, {sample.Count - created} were there already.");
        AnsiConsole.MarkupLine("[grey]Each has a PDF of its own, made from its record; narration, slide, animation and video are the same short files for all.[/]");
    }
}
