namespace Raso.Storage.Jobs;

/// <summary>How a worker host runs generation jobs.</summary>
public sealed class GenerationJobOptions
{
    /// <summary>Gets or sets how many jobs run at once, 1 to 1,000; the number of processors unless set.</summary>
    public int Concurrency { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 1000);

    /// <summary>Gets or sets the types of jobs that are run; all of them unless set.</summary>
    public IReadOnlyCollection<JobType>? Types { get; set; }

    /// <summary>Gets or sets the name of the worker, 1 to 200 characters; made of the machine's name, the process's id and chance unless set. It stands in the rows of the jobs that run.</summary>
    public string? Worker { get; set; }

    /// <summary>Gets or sets how long a lease lasts unless it is renewed, 5 seconds to 1 day; 1 minute unless set. It is renewed three times in this time, and the jobs of a worker that died wait this long.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets how often an idle worker looks for jobs, beside being woken by signals and by the end of delays, 10 ms to 1 hour, give or take a quarter; 5 seconds unless set.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long the next attempt waits after the first that failed, 0 to 1 day; 5 seconds unless set. It doubles with each attempt; up to half of it is taken off at random.</summary>
    public TimeSpan BackOff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the longest wait after a failure, 0 to 366 days; 1 hour unless set.</summary>
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets how long running jobs may go on by themselves when the host stops, before they are told to stop, 0 to 1 day; they are told at once unless set.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.Zero;

    /// <summary>Gets or sets how long handlers have to end once the stopping host told them, 0 to 1 day; 10 seconds unless set. The jobs of those that do not end are given back all the same. The host's own <c>ShutdownTimeout</c>, 30 seconds unless set, ends both times early.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how often the jobs of dead workers are looked for, 100 ms to 1 day, give or take a quarter; 30 seconds unless set. Every host does it; more than one does no harm.</summary>
    public TimeSpan RescueInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long completed and cancelled jobs are kept, 1 minute to 36,500 days; they are never deleted unless set. Failed ones stay to be looked at.</summary>
    public TimeSpan? PurgeAfter { get; set; }

    /// <summary>Gets or sets the program that tells the use of graphics cards, NVIDIA's <c>nvidia-smi</c>, by its full path; looked for where it is usually installed unless set, and not run at all where empty.</summary>
    public string? NvidiaSmiPath { get; set; }

    /// <summary>Gets or sets the shortest lease; shorter ones are for tests, which cannot wait as long.</summary>
    internal TimeSpan ShortestLease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how often progress is written at most.</summary>
    internal TimeSpan ReportInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Looks for values that cannot be used.</summary>
    /// <returns>The properties at fault, each with its mend; empty when all is well.</returns>
    public IReadOnlyList<ValidationFailure> Validate() => JobOptionsRules.Check(this);
}
