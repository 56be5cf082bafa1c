namespace Raso.Storage.Papers;

/// <summary>Which page of the papers is wanted, and in which order.</summary>
public sealed record PaperListOptions
{
    /// <summary>Gets the greatest number of papers, 1 to 1,000; 50 unless set.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets where the page begins, as <see cref="Page{T}.Next"/> of the page before told; the first page unless set.</summary>
    public string? After { get; init; }

    /// <summary>Gets a value indicating whether the oldest rows come first; the newest come first unless set.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Gets a value indicating whether every change that was committed before the call is seen, one's own writes above all; a standby may answer unless set, and lag behind.</summary>
    public bool Latest { get; init; }
}
