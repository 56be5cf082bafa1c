namespace Raso.Storage.Local;

/// <summary>A folder by its name. What stands under the name may change, so each use looks again.</summary>
/// <param name="path">The path below the root.</param>
/// <param name="rootName">The full name of the root.</param>
internal sealed class PortableFolder(string path, string rootName) : Folder(path)
{
    public string RootName { get; } = rootName;

    /// <summary>Gets the full name, when no link stands at the root or anywhere between it and this folder.</summary>
    /// <exception cref="LocalFileException">There is a link.</exception>
    public string GetFullName()
    {
        var full = RootName;
        // By its target: on Windows other things than links are reparse points, a synchronized folder among them.
        if (new DirectoryInfo(full).LinkTarget is not null)
        {
            throw new LocalFileException(FileFault.IsLink, "The root was replaced by a link.");
        }

        if (Path.Length == 0)
        {
            return full;
        }

        foreach (var segment in Path.Split('/'))
        {
            full = System.IO.Path.Combine(full, segment);
            RequireNoLink(full);
        }

        return full;
    }

    public override void Dispose()
    {
        // There is no handle to give back.
    }

    // A folder that is gone is left to the call itself to find.
    private void RequireNoLink(string full)
    {
        if (PortableStatus.Find(full, Path)?.Kind == EntryKind.Link)
        {
            throw new LocalFileException(FileFault.IsLink, $"There is a link at or above '{Path}'.");
        }
    }
}
