using System.Globalization;
using System.Text.Json;
using Raso.Storage.Jobs;

namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>The work of the campaign's jobs: waiting, for as long as the job says; some do not listen when they are told to stop.</summary>
internal sealed class JobWork(JobLogFile log)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>Makes the result, which says under which lease it was made.</summary>
    public static JobResult ResultOf(JobLease lease) => new()
    {
        OutputAssets = JsonElement.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"token": {{lease.Token}}}""")),
    };

    public async Task<JobResult> RunAsync(IJobContext context, CancellationToken cancellationToken)
    {
        log.Add(JobStep.Started, context.Lease);
        await using var registration = cancellationToken.Register(() => log.Add(JobStep.Stopped, context.Lease));
        var left = TimeSpan.FromMilliseconds(context.Job.GenerationParameters.GetProperty("milliseconds").GetInt32());
        var listens = !context.Job.GenerationParameters.GetProperty("deaf").GetBoolean();
        for (var all = left; left > TimeSpan.Zero; left -= Step)
        {
            context.Report(new JobProgress { Percentage = 100 - (decimal)(left / all * 100), Stage = "waiting" });
            await Task.Delay(left < Step ? left : Step, TimeProvider.System, listens ? cancellationToken : CancellationToken.None);
        }

        log.Add(JobStep.Returned, context.Lease);
        return ResultOf(context.Lease);
    }
}
