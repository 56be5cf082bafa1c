namespace Raso.Storage.Relationships;

/// <summary>How far the dependencies or the dependents of an asset are followed.</summary>
public sealed record ClosureOptions
{
    /// <summary>Gets the types that are followed; <see cref="RelationshipType.DependsOn"/> alone unless set.</summary>
    public IReadOnlyCollection<RelationshipType> Types { get; init; } = [RelationshipType.DependsOn];

    /// <summary>Gets the greatest number of relationships between the asset and what is found, at least 1; any unless set.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>Gets the greatest number of assets, 1 to 100,000; 10,000 unless set. Of more the nearest ones are given, and <see cref="AssetClosure.IsCut"/> tells so.</summary>
    public int Limit { get; init; } = 10_000;

    /// <summary>Gets a value indicating whether every change that was committed before the call is seen, one's own writes above all; a standby may answer unless set, and lag behind.</summary>
    public bool Latest { get; init; }
}
