using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>What every backend can be told, whatever its kind.</summary>
public class BackendOptions
{
    private const int MinPartSize = 64 << 10;

    /// <summary>Gets or sets the length of one part of a large upload, in bytes; 8 MiB unless set, at least 64 KiB. It grows by itself where a file would have more parts than the store allows.</summary>
    public int PartSize { get; set; } = 8 << 20;

    /// <summary>Gets or sets how many parts of one file are sent at once, 1 to 64; 4 unless set. One upload holds at most this many parts plus one in memory.</summary>
    public int PartConcurrency { get; set; } = 4;

    /// <summary>Gets or sets a value indicating whether the bucket, container or root folder is made on first use where there is none; <see langword="false"/> unless set.</summary>
    public bool CreateContainer { get; set; }

    /// <summary>Gets the retries, timeouts, circuit breaker and concurrency limit.</summary>
    public ResilienceOptions Resilience { get; } = new();

    /// <summary>Checks these options.</summary>
    /// <returns>Every property at fault, with what would be right; empty where there is none.</returns>
    public virtual IReadOnlyList<ValidationFailure> Validate()
    {
        var failures = new List<ValidationFailure>();
        if (PartSize < MinPartSize)
        {
            failures.Add(new(nameof(PartSize), $"is {PartSize} bytes; choose at least {MinPartSize} (64 KiB)."));
        }

        if (PartConcurrency is < 1 or > 64)
        {
            failures.Add(new(nameof(PartConcurrency), $"is {PartConcurrency}; choose 1 to 64."));
        }

        failures.AddRange(ResilienceOptionsRules.Check(Resilience, $"{nameof(Resilience)}."));
        return failures;
    }
}
