using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>What every backend can be told, whatever its kind.</summary>
public class BackendOptions
{
    /// <summary>Gets or sets the length of one part of a large upload, in bytes; 8 MiB unless set, at least 64 KiB. It grows by itself where a file would have more parts than the store allows.</summary>
    public int PartSize { get; set; } = 8 << 20;

    /// <summary>Gets or sets how many parts of one file are sent at once, 1 to 64; 4 unless set. One upload holds at most this many parts plus one in memory.</summary>
    public int PartConcurrency { get; set; } = 4;

    /// <summary>Gets or sets a value indicating whether the bucket, container or root folder is made on first use where there is none; <see langword="false"/> unless set.</summary>
    public bool CreateContainer { get; set; }

    /// <summary>Gets the retries, timeouts, circuit breaker and concurrency limit.</summary>
    public ResilienceOptions Resilience { get; } = new();
}
