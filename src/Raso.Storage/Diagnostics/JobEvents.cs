namespace Raso.Storage.Diagnostics;

/// <summary>The event ids, 6000 to 6999, under which worker hosts log; they never change their meaning.</summary>
public static class JobEvents
{
    /// <summary>Information: a worker began to run jobs.</summary>
    public const int Started = 6000;

    /// <summary>Warning: jobs could not be claimed; it is tried again after a pause.</summary>
    public const int ClaimFailed = 6001;

    /// <summary>Warning: leases could not be renewed; it is tried again until they have run out.</summary>
    public const int RenewalFailed = 6002;

    /// <summary>Information: a handler is told to stop.</summary>
    public const int Stopping = 6003;

    /// <summary>Warning: a lease could not be renewed in time; its handler is told to stop.</summary>
    public const int LeaseOver = 6004;

    /// <summary>Warning: the end of a job does not count, because its lease was lost.</summary>
    public const int LeaseLost = 6005;

    /// <summary>Warning: an attempt failed; there is another.</summary>
    public const int AttemptFailed = 6006;

    /// <summary>Error: a job failed for good.</summary>
    public const int Failed = 6007;

    /// <summary>Warning: the end of a job could not be written; it is tried again as long as the lease lasts.</summary>
    public const int EndNotWritten = 6008;

    /// <summary>Error: the end of a job could not be written; it runs again when its lease has run out.</summary>
    public const int EndLost = 6009;

    /// <summary>Warning: progress could not be written; it is written with what comes next.</summary>
    public const int ProgressNotWritten = 6010;

    /// <summary>Warning: handlers did not end in the time that a stopping host gave them; their jobs are given back all the same.</summary>
    public const int LeftBehind = 6011;

    /// <summary>Warning: jobs of handlers that did not end could not be given back; they run again when their leases have run out.</summary>
    public const int NotGivenBack = 6012;

    /// <summary>Warning: what a handler does when it is told to stop failed.</summary>
    public const int StopCallbackFailed = 6013;

    /// <summary>Information: jobs of workers whose leases had run out were taken from them.</summary>
    public const int Rescued = 6014;

    /// <summary>Warning: the jobs of dead workers could not be looked for; the next round tries again.</summary>
    public const int RescueFailed = 6015;

    /// <summary>Information: old jobs were deleted.</summary>
    public const int Purged = 6016;

    /// <summary>Warning: old jobs could not be deleted; the next round tries again.</summary>
    public const int PurgeFailed = 6017;

    /// <summary>Warning: the jobs could not be counted for the metrics; the next round tries again.</summary>
    public const int CountFailed = 6018;

    /// <summary>Information: the use of graphics cards could not be read, and is not asked for again.</summary>
    public const int GpuUseNotRead = 6019;
}
