using System.Diagnostics;

namespace Raso.Storage.Diagnostics;

/// <summary>The activities of worker hosts: one for each attempt, within the trace of whoever put the job into the queue.</summary>
internal static class JobActivities
{
    private static readonly ActivitySource Source = new(RasoTelemetry.Name);

    public static Activity? Start(string? traceParent, string? traceState, string type, Guid jobId, int attempt)
    {
        var parent = ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var known) ? known : default;
        var activity = Source.StartActivity("raso.jobs.run", ActivityKind.Consumer, parent);
        activity?.SetTag("type", type);
        activity?.SetTag("job", jobId);
        activity?.SetTag("attempt", attempt);
        return activity;
    }

    public static void End(Activity? activity, string outcome, Exception? error)
    {
        activity?.SetTag("outcome", outcome);
        if (error is not null)
        {
            // What it says is the application's: it stands in the job and in the log, not in a trace.
            activity?.SetTag("error.type", error.GetType().FullName);
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
