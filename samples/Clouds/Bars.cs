using Spectre.Console;

namespace Clouds;

/// <summary>A bar for one step of the tour; where the output is no terminal, nothing but its result is seen.</summary>
internal static class Bars
{
    public static Task<T> ShowAsync<T>(string step, long bytes, Func<Action<long>, Task<T>> run) => AnsiConsole.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask(step, maxValue: Math.Max(1, bytes));
            return run(count => bar.Increment(count));
        });
}
