using System.Diagnostics;
using Raso.Storage.Validation;

namespace Raso.Storage.Jobs;

/// <summary>The trace of whoever puts a job into the queue.</summary>
internal static class JobTrace
{
    private const int MaxState = 512;

    /// <summary>Gets the headers <c>traceparent</c> and <c>tracestate</c> of the caller's activity; a state that cannot be kept is left out, as the standard allows.</summary>
    public static (string? Parent, string? State) Current
    {
        get
        {
            if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C } activity)
            {
                return (null, null);
            }

            var state = activity.TraceStateString;
            return (activity.Id, state is { Length: > 0 and <= MaxState } && TextFaults.Unstorable(state) is null ? state : null);
        }
    }
}
