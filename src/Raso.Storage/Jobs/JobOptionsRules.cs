using Raso.Storage.Validation;

namespace Raso.Storage.Jobs;

/// <summary>Looks for options of a worker host that cannot be used.</summary>
internal static class JobOptionsRules
{
    private const int MaxConcurrency = 1000;
    private const int MaxWorker = 200;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IReadOnlyList<ValidationFailure> Check(GenerationJobOptions options)
    {
        var checks = new FieldChecks();
        checks.InRange(options.Concurrency, nameof(options.Concurrency), 1, MaxConcurrency);
        checks.Line(options.Worker, nameof(options.Worker), MaxWorker);
        JobRules.Types(checks, options.Types, nameof(options.Types));
        JobRules.Duration(checks, options.Lease, nameof(options.Lease), options.ShortestLease, Day);
        JobRules.Duration(checks, options.PollInterval, nameof(options.PollInterval), TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        JobRules.Duration(checks, options.BackOff, nameof(options.BackOff), TimeSpan.Zero, Day);
        JobRules.Duration(checks, options.MaxBackOff, nameof(options.MaxBackOff), TimeSpan.Zero, TimeSpan.FromDays(366));
        JobRules.Duration(checks, options.DrainTime, nameof(options.DrainTime), TimeSpan.Zero, Day);
        JobRules.Duration(checks, options.ShutdownGrace, nameof(options.ShutdownGrace), TimeSpan.Zero, Day);
        JobRules.Duration(checks, options.RescueInterval, nameof(options.RescueInterval), TimeSpan.FromMilliseconds(100), Day);
        if (options.PurgeAfter is { } age)
        {
            JobRules.Duration(checks, age, nameof(options.PurgeAfter), TimeSpan.FromMinutes(1), TimeSpan.FromDays(36_500));
        }

        checks.Require(
            string.IsNullOrEmpty(options.NvidiaSmiPath) || Path.IsPathFullyQualified(options.NvidiaSmiPath),
            nameof(options.NvidiaSmiPath),
            "is not a full path; a program of that name in another folder would be run.");
        return checks.Failures;
    }
}
