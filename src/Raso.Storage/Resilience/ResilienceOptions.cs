namespace Raso.Storage.Resilience;

/// <summary>How single requests to one backend are retried and limited.</summary>
public sealed class ResilienceOptions
{
    /// <summary>Gets or sets the greatest number of retries, to use in addition to the first attempt, 0 to 20; 4 unless set.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>Gets or sets the delay before the first retry, which doubles each time and has jitter; 200 ms unless set.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets or sets the greatest delay before a retry; 10 s unless set. A wait that the store itself asks for is kept, up to two minutes; where it asks for more, the call fails.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long one attempt of a request may take, the sending of one part included; 60 s unless set.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long a streamed body may stand still before the attempt fails; 60 s unless set.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the share of failed requests, over 0 and up to 1, from which the circuit opens; 0.5 unless set.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Gets or sets how many requests a sampling period must have seen before the circuit can open, at least 2; 20 unless set.</summary>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>Gets or sets the sampling period; 30 s unless set.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long the circuit stays open before one request is let through; 15 s unless set.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets how many requests run at once, at least 1; 64 unless set. Further ones wait.</summary>
    public int MaxConcurrentRequests { get; set; } = 64;
}
