namespace Raso.Storage.Local;

/// <summary>One folder of a listing that is under way: its names in order, and how far it has come.</summary>
internal sealed class ListLevel(string path, List<FolderEntry> entries)
{
    /// <summary>Gets the path of the folder, with a <c>/</c> at its end; empty for the root.</summary>
    public string Path { get; } = path;

    private int Next { get; set; }

    public bool TryPeek(out FolderEntry entry)
    {
        entry = Next < entries.Count ? entries[Next] : default;
        return Next < entries.Count;
    }

    public void Advance() => Next++;
}
