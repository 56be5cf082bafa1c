using System.Diagnostics;

namespace Raso.Storage.Diagnostics;

/// <summary>The activities of the storage side: one for each call of a backend, without paths.</summary>
internal static class StorageActivities
{
    private static readonly ActivitySource Source = new(RasoTelemetry.Name);

    public static Activity? Start(string backend, string operation)
    {
        var activity = Source.StartActivity($"raso.storage.{operation}", ActivityKind.Client);
        activity?.SetTag("backend", backend);
        activity?.SetTag("operation", operation);
        return activity;
    }

    public static void End(Activity? activity, string outcome)
    {
        activity?.SetTag("outcome", outcome);
        if (outcome != "ok")
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
