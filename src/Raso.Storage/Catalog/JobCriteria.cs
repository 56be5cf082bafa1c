using Raso.Storage.Jobs;

namespace Raso.Storage.Catalog;

/// <summary>Which jobs are listed.</summary>
public sealed record JobCriteria
{
    /// <summary>Gets the paper; every paper where <see langword="null"/>.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>Gets the states.</summary>
    public required IReadOnlyCollection<JobStatus> Statuses { get; init; }

    /// <summary>Gets the types.</summary>
    public required IReadOnlyCollection<JobType> Types { get; init; }

    /// <summary>Gets the row after which the list begins; the beginning where <see langword="null"/>.</summary>
    public JobKey? After { get; init; }

    /// <summary>Gets a value indicating whether the oldest come first.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Gets <see cref="After"/>, or the place before every row where there is none.</summary>
    public JobKey From => After ?? (OldestFirst ? new JobKey(DateTimeOffset.MinValue, Guid.Empty) : new JobKey(DateTimeOffset.MaxValue, Guid.AllBitsSet));
}
