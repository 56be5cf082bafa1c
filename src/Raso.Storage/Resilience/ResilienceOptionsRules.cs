namespace Raso.Storage.Resilience;

/// <summary>What <see cref="ResilienceOptions"/> must keep.</summary>
internal static class ResilienceOptionsRules
{
    private static readonly TimeSpan HalfSecond = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IEnumerable<ValidationFailure> Check(ResilienceOptions options, string prefix)
    {
        if (options.MaxRetries is < 0 or > 20)
        {
            yield return Fail(nameof(options.MaxRetries), $"is {options.MaxRetries}; choose 0 to 20.");
        }

        if (options.BaseDelay < TimeSpan.Zero || options.BaseDelay > Day)
        {
            yield return Fail(nameof(options.BaseDelay), $"is {options.BaseDelay}; choose zero to one day.");
        }

        if (options.MaxDelay < options.BaseDelay || options.MaxDelay > Day)
        {
            yield return Fail(nameof(options.MaxDelay), $"is {options.MaxDelay}; choose at least BaseDelay ({options.BaseDelay}) and at most one day.");
        }

        if (options.AttemptTimeout < TimeSpan.FromMilliseconds(10) || options.AttemptTimeout > Day)
        {
            yield return Fail(nameof(options.AttemptTimeout), $"is {options.AttemptTimeout}; choose 10 ms to one day.");
        }

        if (options.StallTimeout < TimeSpan.FromMilliseconds(10) || options.StallTimeout > Day)
        {
            yield return Fail(nameof(options.StallTimeout), $"is {options.StallTimeout}; choose 10 ms to one day.");
        }

        if (!(options.FailureRatio is > 0 and <= 1))
        {
            yield return Fail(nameof(options.FailureRatio), $"is {options.FailureRatio}; choose more than 0 and at most 1.");
        }

        if (options.MinimumThroughput < 2)
        {
            yield return Fail(nameof(options.MinimumThroughput), $"is {options.MinimumThroughput}; choose at least 2.");
        }

        if (options.SamplingDuration < HalfSecond || options.SamplingDuration > Day)
        {
            yield return Fail(nameof(options.SamplingDuration), $"is {options.SamplingDuration}; choose 500 ms to one day.");
        }

        if (options.BreakDuration < HalfSecond || options.BreakDuration > Day)
        {
            yield return Fail(nameof(options.BreakDuration), $"is {options.BreakDuration}; choose 500 ms to one day.");
        }

        if (options.MaxConcurrentRequests < 1)
        {
            yield return Fail(nameof(options.MaxConcurrentRequests), $"is {options.MaxConcurrentRequests}; choose at least 1.");
        }

        ValidationFailure Fail(string property, string message) => new($"{prefix}{property}", message);
    }
}
