namespace Raso.Storage.Files;

/// <summary>How files are kept together with their rows.</summary>
public sealed class FileLifecycleOptions
{
    /// <summary>Gets or sets how long a writer's lease runs without being renewed, 300 ms to 1 day; 60 s unless set. It is renewed three times in this time, and after a crash the sweep waits this long.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long one host may take to delete one replica before another may try, more than zero and at most 1 day; 2 minutes unless set. What a process that was killed had claimed waits until then.</summary>
    public TimeSpan Claim { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets the age from which the bytes of abandoned and deleted files are deleted once more, more than zero and at most 365 days; 24 hours unless set. It must be longer than any request to a backend can live.</summary>
    public TimeSpan PurgeAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Gets or sets how often the background sweep runs, where it is turned on, 1 ms to 1 day; every minute unless set.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the age from which the sweep removes uploads that were never finished, more than zero and at most 365 days; 24 hours unless set. It must be longer than any upload to an object store can live; local temporary files are removed only once their process has ended.</summary>
    public TimeSpan AbortUploadsAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Looks for values that cannot be used.</summary>
    /// <returns>The properties at fault, each with its mend; empty when all is well.</returns>
    public IReadOnlyList<ValidationFailure> Validate()
    {
        var failures = new List<ValidationFailure>();
        Require(Lease, nameof(Lease), TimeSpan.FromMilliseconds(300), 1, "300 ms");
        Require(Claim, nameof(Claim), TimeSpan.FromTicks(1), 1, "more than zero");
        Require(PurgeAfter, nameof(PurgeAfter), TimeSpan.FromTicks(1), 365, "more than zero");
        Require(AbortUploadsAfter, nameof(AbortUploadsAfter), TimeSpan.FromTicks(1), 365, "more than zero");
        Require(SweepInterval, nameof(SweepInterval), TimeSpan.FromMilliseconds(1), 1, "1 ms");
        return failures;

        void Require(TimeSpan value, string name, TimeSpan least, int mostDays, string leastText)
        {
            if (value < least || value > TimeSpan.FromDays(mostDays))
            {
                failures.Add(new ValidationFailure(name, $"is {value}; set {leastText}, and at most {(mostDays == 1 ? "1 day" : $"{mostDays} days")}."));
            }
        }
    }
}
