namespace Raso.Storage.Jobs;

/// <summary>How far a running job is; what is not set stays as it is.</summary>
public sealed record JobProgress
{
    /// <summary>Gets how much is done, 0 to 100 percent; rounded to two decimals.</summary>
    public decimal? Percentage { get; init; }

    /// <summary>Gets what is being done, 1 to 100 characters.</summary>
    public string? Stage { get; init; }

    /// <summary>Gets what was done, all of it: up to 1,000 texts of 1 to 200 characters.</summary>
    public IReadOnlyList<string>? StagesCompleted { get; init; }

    /// <summary>Gets how long the rest will take, 0 to 366 days; the row holds the moment, by the database's clock.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Gets the memory in use, in MiB, 0 or more.</summary>
    public int? MemoryUsageMb { get; init; }

    /// <summary>Gets the processor time in use, in percent of one core, 0 to 99,999.99.</summary>
    public decimal? CpuUsagePercent { get; init; }

    /// <summary>Gets the use of the graphics cards, in percent of one card, 0 to 99,999.99.</summary>
    public decimal? GpuUsagePercent { get; init; }
}
