namespace Raso.Storage.Local;

/// <summary>Every call that the local driver makes to the file system, so that a test can record them, fail them, or drop what was not synced. All calls block, throw <see cref="LocalFileException"/>, and follow no link below the root.</summary>
internal interface IFileSystem
{
    /// <summary>Gets a value indicating whether files can have attributes here at all; the file system of a root may still refuse them.</summary>
    bool HasAttributes { get; }

    /// <summary>Opens the root; the root itself may be a link.</summary>
    Folder OpenRoot(string path, bool create);

    /// <summary>Gets what tells an open root apart from any other folder, whatever is stored in it meanwhile.</summary>
    FileStatus GetMark(Folder root);

    /// <summary>Gets the mark of what stands at the name of a root now; <see langword="null"/> where nothing does.</summary>
    FileStatus? FindRoot(string path);

    /// <summary>Opens a folder below another one, any number of levels down; empty for the same folder again.</summary>
    Folder OpenFolder(Folder folder, string relative);

    /// <summary>Makes a folder.</summary>
    /// <returns>Whether it was made; <see langword="false"/> where the name is taken.</returns>
    bool CreateFolder(Folder folder, string name);

    /// <summary>Removes a folder that has no entries.</summary>
    void RemoveFolder(Folder folder, string name);

    /// <summary>Makes a file that must not exist yet.</summary>
    OpenedFile CreateFile(Folder folder, string name);

    /// <summary>Opens a file for reading, any number of levels down. What it opened may turn out to be something else than a regular file.</summary>
    OpenedFile OpenFile(Folder folder, string relative);

    /// <summary>Marks a file as being written, until it is closed or its process ends, however that happens; does nothing where the system has no such marks.</summary>
    void MarkInUse(OpenedFile file);

    /// <summary>Takes the mark away, also from copies of the handle that a process which is just being started has for a moment.</summary>
    void EndUse(OpenedFile file);

    /// <summary>Tells whether a file is marked by any process, on any host that the file system is mounted on.</summary>
    bool IsInUse(Folder folder, string name);

    int Read(OpenedFile file, Span<byte> buffer, long offset);

    void Write(OpenedFile file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Asks that bytes written before begin their way to the disk; only a hint.</summary>
    void StartWriteBack(OpenedFile file, long offset, long length);

    /// <summary>Lets the target share all bytes of the source, where the file system can.</summary>
    bool TryClone(OpenedFile source, OpenedFile target);

    /// <summary>Copies within the kernel, where it can.</summary>
    /// <returns>The bytes copied; 0 at the end of the source, -1 where it cannot.</returns>
    long CopyRange(OpenedFile source, OpenedFile target, long offset, long length);

    byte[]? GetAttribute(OpenedFile file);

    void SetAttribute(OpenedFile file, ReadOnlySpan<byte> value);

    void SetModified(OpenedFile file, long nanoseconds);

    FileStatus GetStatus(OpenedFile file);

    FileStatus GetStatus(Folder folder);

    /// <summary>Gets the status of an entry itself, of a link and not of its target.</summary>
    FileStatus? FindStatus(Folder folder, string name);

    void SyncFile(OpenedFile file);

    void SyncFolder(Folder folder);

    void Rename(Folder source, string name, Folder target, string newName, bool replace);

    /// <summary>Removes a name that is no folder.</summary>
    /// <returns>Whether there was one.</returns>
    bool Unlink(Folder folder, string name);

    /// <summary>Reads the names of a folder in any order; names that are no valid UTF-8 are left out.</summary>
    List<FolderEntry> ReadNames(Folder folder);
}
