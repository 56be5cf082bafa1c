using System.Globalization;
using Raso.Storage.Bibliography;
using Raso.Storage.Papers;
using Spectre.Console;

namespace ImportAndSearch;

/// <summary>Takes a file into the catalogue, with a progress bar. What is known already is skipped, so that it can be run again.</summary>
internal sealed class Import(IPaperRepository papers)
{
    private const int MaxShown = 10;

    public async Task RunAsync(FileStream file, CancellationToken cancellationToken)
    {
        var faults = new List<BibliographyFault>();
        var options = new BibliographyReadOptions { OnFault = faults.Add };
        var isJson = Path.GetExtension(file.Name).Equals(".json", StringComparison.OrdinalIgnoreCase);
        var reading = isJson ? CslJsonReader.Read(file, options) : BibTexReader.Read(file, options);

        var report = await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(Markup.Escape(Path.GetFileName(file.Name)), maxValue: Math.Max(1, file.Length));
                var imported = await papers.ImportAsync(
                    reading,
                    new PaperImportOptions { BatchSize = 500, Connections = 2, Progress = new Told<PaperImportProgress>(_ => bar.Value = file.Position) },
                    cancellationToken);
                bar.Value = bar.MaxValue;
                return imported;
            });

        var counts = report.Counts;
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{reading.Seen} records: [green]{counts.Inserted} new[/], {counts.Skipped} known already, {reading.Faulted + counts.Refused} not taken, {faults.Count(fault => !fault.IsRecordLost)} taken without a field.");
        foreach (var fault in faults.Take(MaxShown))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [yellow]{fault}[/]");
        }

        if (faults.Count > MaxShown)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  ... and {faults.Count - MaxShown} more.");
        }
    }
}
