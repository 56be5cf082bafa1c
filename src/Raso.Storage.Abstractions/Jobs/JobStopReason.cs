namespace Raso.Storage.Jobs;

/// <summary>Why the work on a job is to stop.</summary>
public enum JobStopReason
{
    /// <summary>Somebody cancelled the job.</summary>
    CancelRequested = 0,

    /// <summary>The lease is lost: somebody else may have the job by now, and nothing that is done here counts any more.</summary>
    LeaseLost,

    /// <summary>The host stops; the job runs again elsewhere, or here after the start.</summary>
    HostStopping,
}
