namespace Raso.Storage.Versioning;

/// <summary>Which versions of an asset keep their files: the current one always, and what any of the rules here keeps. At least one rule is to be set.</summary>
public sealed record PrunePolicy
{
    /// <summary>Gets how many of the newest versions are kept, by number and without those pruned before; 0 to 1,000,000, and 0 keeps the current one alone.</summary>
    public int? KeepLast { get; init; }

    /// <summary>Gets the age up to which versions are kept, by the database's clock; more than zero, and at most 36,500 days.</summary>
    public TimeSpan? KeepFor { get; init; }
}
