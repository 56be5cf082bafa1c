namespace Raso.Storage.Relationships;

/// <summary>Which page of an asset's relationships is wanted.</summary>
public sealed record RelationshipListOptions
{
    /// <summary>Gets the types that are listed; all of them unless set.</summary>
    public IReadOnlyCollection<RelationshipType>? Types { get; init; }

    /// <summary>Gets the greatest number of relationships, 1 to 1,000; 50 unless set.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets where the page begins, as <see cref="Page{T}.Next"/> of the page before told; the first page unless set.</summary>
    public string? After { get; init; }

    /// <summary>Gets a value indicating whether every change that was committed before the call is seen, one's own writes above all; a standby may answer unless set, and lag behind.</summary>
    public bool Latest { get; init; }
}
