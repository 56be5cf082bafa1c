namespace Raso.Storage.Local;

/// <summary>An open root: what all calls on it share.</summary>
internal sealed class LocalRoot(IFileSystem files, Folder folder, Folder temporary, bool usesAttributes, Guid id, FileStatus mark) : IDisposable
{
    /// <summary>Gets the id that the root carries.</summary>
    public Guid Id { get; } = id;

    /// <summary>Gets what tells the folder apart from another one in its place.</summary>
    public FileStatus Mark { get; } = mark;

    public IFileSystem Files { get; } = files;

    public Folder Folder { get; } = folder;

    public Folder Temporary { get; } = temporary;

    /// <summary>Gets a value indicating whether descriptions are attributes; sidecars otherwise.</summary>
    public bool UsesAttributes { get; } = usesAttributes;

    public DurableFolders Durable { get; } = new(files, folder);

    public PathLocks Locks { get; } = new();

    public void Dispose()
    {
        Temporary.Dispose();
        Folder.Dispose();
    }
}
