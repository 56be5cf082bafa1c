using System.Globalization;
using System.Text;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Reporting;

/// <summary>Writes outcomes as a table that a terminal and Markdown both show.</summary>
internal static class MarkdownTable
{
    private static readonly string[] Header = ["job", "peer", "ours (s)", "peer (s)", "ratio", "lowest to highest", "target", "met", "memory growth (MiB)"];

    public static string Format(IReadOnlyList<Outcome> outcomes)
    {
        List<string[]> rows = [Header, .. outcomes.Select(Cells)];
        var widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
        }

        return text.ToString();
    }

    private static string[] Cells(Outcome outcome) =>
    [
        outcome.Contest,
        outcome.Peer,
        Number(outcome.OurSeconds, "0.000"),
        Number(outcome.PeerSeconds, "0.000"),
        Number(outcome.Ratio, "0.00"),
        $"{Number(outcome.LowestRatio, "0.00")} to {Number(outcome.HighestRatio, "0.00")}",
        outcome.Target,
        outcome.IsMet switch { true => "yes", false => "no", null => "" },
        Number(outcome.MemoryMiB, "0"),
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
