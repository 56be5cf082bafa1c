namespace Raso.Storage.Local.PowerLoss;

/// <summary>A folder: the names that a program sees, and those that stay after a power loss whatever else is dropped.</summary>
internal sealed class DiskFolder(ulong identity, long born) : DiskNode(identity, born)
{
    public SortedDictionary<string, DiskNode> Names { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, DiskNode> Synced { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets a value indicating whether it was removed; handles of it may still be open.</summary>
    public bool IsRemoved { get; set; }
}
