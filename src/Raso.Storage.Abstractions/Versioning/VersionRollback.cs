using Raso.Storage.Assets;

namespace Raso.Storage.Versioning;

/// <summary>The record of one roll-back: an older version of an asset, or one that was rolled back from, became the current one again.</summary>
public sealed record VersionRollback
{
    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the asset.</summary>
    public required AssetReference Asset { get; init; }

    /// <summary>Gets the number of the roll-back among those of the asset, from 1 and without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the number of the version that was current before.</summary>
    public required int FromNumber { get; init; }

    /// <summary>Gets the number of the version that was current afterwards.</summary>
    public required int ToNumber { get; init; }

    /// <summary>Gets when it was done, by the database's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets who did it, if it was told.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Gets why, if it was told.</summary>
    public string? Reason { get; init; }
}
