namespace Raso.Storage.Versioning;

/// <summary>What is recorded with a roll-back, and what it is based on.</summary>
public sealed record RollbackOptions
{
    /// <summary>Gets who rolls back, at most 100 characters.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Gets why, at most 1,000,000 characters; it may have several lines.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the row version of the asset that the roll-back is based on; any unless set.</summary>
    public long? ExpectedRowVersion { get; init; }
}
