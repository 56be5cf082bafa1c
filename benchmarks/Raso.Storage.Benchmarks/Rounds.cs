using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Raso.Storage.Benchmarks;

/// <summary>Runs comparisons in interleaved rounds, after one round that is not counted, and shows medians: a machine's speed drifts, a ratio within one run does not.</summary>
internal sealed class Rounds(int count)
{
    private readonly Table _table = new Table().AddColumns("job", "peer", "ours (median s)", "peer (median s)", "ratio", "target", "memory growth (MiB)");

    public async Task MeasureAsync(Comparison comparison)
    {
        var ours = new List<TimeSpan>();
        var peers = new List<TimeSpan>();
        var ratios = new List<double>();
        await comparison.RunAsync();
        await comparison.RunPeerAsync();
        var before = Environment.WorkingSet;
        var peak = before;
        for (var round = 0; round < count; round++)
        {
            ours.Add(await TimeAsync(comparison.RunAsync));
            peak = Math.Max(peak, Environment.WorkingSet);
            peers.Add(await TimeAsync(comparison.RunPeerAsync));
            ratios.Add(peers[^1] / ours[^1]);
        }

        _table.AddRow(
            comparison.Name,
            comparison.Peer,
            Text(Median(ours).TotalSeconds),
            Text(Median(peers).TotalSeconds),
            Text(Median(ratios)),
            ">= " + Text(comparison.Target),
            Text((peak - before) / 1048576.0));
    }

    public void Show() => AnsiConsole.Write(_table);

    private static async Task<TimeSpan> TimeAsync(Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started);
    }

    private static T Median<T>(List<T> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
