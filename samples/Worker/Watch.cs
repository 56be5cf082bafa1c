using Raso.Storage;
using Raso.Storage.Jobs;
using Spectre.Console;

namespace Worker;

/// <summary>Looks at the queue until every job has ended, whoever runs them: bars on a terminal, lines elsewhere.</summary>
internal sealed class Watch(IGenerationJobQueue queue, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected || AnsiConsole.Profile.Capabilities is not { Ansi: true, Interactive: true })
        {
            var lines = new EndedLines(queue);
            await lines.PassOverAsync(cancellationToken);
            await LookAsync(lines.WriteAsync, cancellationToken);
            return;
        }

        var board = new FilmBoard(queue, time);
        await AnsiConsole.Live(Text.Empty).AutoClear(true).StartAsync(live => LookAsync(
            async (counts, token) => live.UpdateTarget(await board.DrawAsync(counts, token)), cancellationToken));
    }

    private async Task LookAsync(Func<JobCounts, CancellationToken, Task> show, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var counts = await queue.CountAsync(cancellationToken: cancellationToken);
                await show(counts, cancellationToken);
                if (counts.Pending + counts.Running == 0)
                {
                    return;
                }
            }
            catch (RasoException error) when (error.IsTransient)
            {
                // The catalogue is away for a moment: the next look tells, and the workers wait for it as well.
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }
}
