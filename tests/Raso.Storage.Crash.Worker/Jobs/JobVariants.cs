namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>Breaks a rule of the queue on purpose, to show that the judge sees it.</summary>
public static class JobVariants
{
    public const string Sound = "sound";

    /// <summary>The first leases of each job are not renewed, though the worker believes so.</summary>
    public const string NoRenewals = "no-renewals";

    /// <summary>How many they are: a worker that a loaded machine holds up may give up one of them by itself, and all of them would never let a long job end.</summary>
    public const int ForgottenLeases = 5;

    /// <summary>A completion under a lost lease is made under that of whoever has the job now.</summary>
    public const string NoFence = "no-fence";

    /// <summary>Jobs are completed without being run.</summary>
    public const string NoRun = "no-run";
}
