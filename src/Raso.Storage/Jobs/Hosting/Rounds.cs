namespace Raso.Storage.Jobs.Hosting;

/// <summary>Does something again and again, whatever becomes of it: the host of a worker outlives every error.</summary>
internal static class Rounds
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Runs a call at once and then at each interval, give or take a quarter, so that hosts that were started together part.</summary>
    public static async Task RunAsync(Func<CancellationToken, Task> call, TimeSpan interval, TimeProvider time, Action<Exception> tell, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await call(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                tell(error);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await PauseAsync(GiveOrTake(interval), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits; returns early, and raises nothing, when it is cancelled.</summary>
    public static async Task PauseAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken) =>
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Gives the pause after some failures in a row: it doubles with each, and up to half of it is taken off at random.</summary>
    public static TimeSpan AfterFailures(int failures, TimeSpan longest)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return (pause < longest ? pause : longest) * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    public static TimeSpan AfterFailures(int failures) => AfterFailures(failures, LongestPause);

    public static TimeSpan GiveOrTake(TimeSpan interval) => interval * (0.75 + (Random.Shared.NextDouble() / 2));
}
