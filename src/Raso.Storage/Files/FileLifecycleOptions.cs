namespace Raso.Storage.Files;

/// <summary>How files are kept together with their rows.</summary>
public sealed class FileLifecycleOptions
{
    /// <summary>Gets or sets how long a writer's lease runs without being renewed, at least 300 ms; 60 s unless set. It is renewed three times in this time, and after a crash the sweep waits this long.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long one host may take to delete one replica before another may try; 2 minutes unless set.</summary>
    public TimeSpan Claim { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets the age from which the bytes of abandoned and deleted files are deleted once more; 24 hours unless set. It must be longer than any request to a backend can live.</summary>
    public TimeSpan PurgeAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Gets or sets how often the background sweep runs, where it is turned on; every minute unless set.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the age from which the sweep removes uploads that were never finished; 24 hours unless set. It must be longer than any upload to an object store can live; local temporary files are removed only once their process has ended.</summary>
    public TimeSpan AbortUploadsAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Looks for values that cannot be used.</summary>
    /// <returns>The properties at fault, each with its mend; empty when all is well.</returns>
    public IReadOnlyList<ValidationFailure> Validate()
    {
        var failures = new List<ValidationFailure>();
        if (Lease < TimeSpan.FromMilliseconds(300))
        {
            failures.Add(new ValidationFailure(nameof(Lease), $"is {Lease}; set at least 300 ms."));
        }

        RequirePositive(Claim, nameof(Claim));
        RequirePositive(PurgeAfter, nameof(PurgeAfter));
        RequirePositive(AbortUploadsAfter, nameof(AbortUploadsAfter));
        RequirePositive(SweepInterval, nameof(SweepInterval));
        return failures;

        void RequirePositive(TimeSpan value, string name)
        {
            if (value <= TimeSpan.Zero)
            {
                failures.Add(new ValidationFailure(name, $"is {value}; set more than zero."));
            }
        }
    }
}
