namespace Raso.Storage.Versioning;

/// <summary>Which page of an asset's versions, or of its roll-backs, is wanted; the newest come first.</summary>
public sealed record VersionListOptions
{
    /// <summary>Gets the greatest number of items, 1 to 1,000; 50 unless set.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets where the page begins, as <see cref="Page{T}.Next"/> of the page before told; the first page unless set.</summary>
    public string? After { get; init; }
}
