namespace Raso.Storage.Relationships;

/// <summary>How far a change of an asset is followed.</summary>
public sealed record RebuildOptions
{
    /// <summary>Gets the types that are followed; <see cref="RelationshipType.DependsOn"/> and <see cref="RelationshipType.Generates"/> unless set.</summary>
    public IReadOnlyCollection<RelationshipType> Types { get; init; } = [RelationshipType.DependsOn, RelationshipType.Generates];

    /// <summary>Gets the greatest number of assets, 1 to 100,000; 10,000 unless set. More are an error, because the order of a part would be wrong.</summary>
    public int Limit { get; init; } = 10_000;

    /// <summary>Gets a value indicating whether every change that was committed before the call is seen, one's own writes above all; a standby may answer unless set, and lag behind.</summary>
    public bool Latest { get; init; }
}
