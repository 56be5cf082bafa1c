namespace Raso.Storage.Local;

/// <summary>Tells of every call before it is made; the hook may throw in its place.</summary>
internal sealed class HookedFileSystem(IFileSystem inner, Action<FileCall> before) : IFileSystem
{
    public bool HasAttributes => inner.HasAttributes;

    public Folder OpenRoot(string path, bool create) => Tell("open-root", "", () => inner.OpenRoot(path, create));

    public FileStatus GetMark(Folder root) => inner.GetMark(root);

    public FileStatus? FindRoot(string path) => inner.FindRoot(path);

    public Folder OpenFolder(Folder folder, string relative) =>
        Tell("open-folder", folder.Child(relative), () => inner.OpenFolder(folder, relative));

    public bool CreateFolder(Folder folder, string name) => Tell("mkdir", folder.Child(name), () => inner.CreateFolder(folder, name));

    public void RemoveFolder(Folder folder, string name) => Tell("rmdir", folder.Child(name), () => inner.RemoveFolder(folder, name));

    public OpenedFile CreateFile(Folder folder, string name) => Tell("create", folder.Child(name), () => inner.CreateFile(folder, name));

    public OpenedFile OpenFile(Folder folder, string relative) => Tell("open", folder.Child(relative), () => inner.OpenFile(folder, relative));

    public void MarkInUse(OpenedFile file) => inner.MarkInUse(file);

    public void EndUse(OpenedFile file) => inner.EndUse(file);

    public bool IsInUse(Folder folder, string name) => inner.IsInUse(folder, name);

    public int Read(OpenedFile file, Span<byte> buffer, long offset)
    {
        before(new FileCall("read", file.Path));
        return inner.Read(file, buffer, offset);
    }

    public void Write(OpenedFile file, ReadOnlySpan<byte> bytes, long offset)
    {
        before(new FileCall("write", file.Path));
        inner.Write(file, bytes, offset);
    }

    public void StartWriteBack(OpenedFile file, long offset, long length) => inner.StartWriteBack(file, offset, length);

    public bool TryClone(OpenedFile source, OpenedFile target) => Tell("clone", target.Path, () => inner.TryClone(source, target));

    public long CopyRange(OpenedFile source, OpenedFile target, long offset, long length) =>
        Tell("copy", target.Path, () => inner.CopyRange(source, target, offset, length));

    public byte[]? GetAttribute(OpenedFile file) => Tell("get-attribute", file.Path, () => inner.GetAttribute(file));

    public void SetAttribute(OpenedFile file, ReadOnlySpan<byte> value)
    {
        before(new FileCall("set-attribute", file.Path));
        inner.SetAttribute(file, value);
    }

    public void SetModified(OpenedFile file, long nanoseconds) => Tell("set-modified", file.Path, () => inner.SetModified(file, nanoseconds));

    public FileStatus GetStatus(OpenedFile file) => Tell("status", file.Path, () => inner.GetStatus(file));

    public FileStatus GetStatus(Folder folder) => Tell("status", folder.Path, () => inner.GetStatus(folder));

    public FileStatus? FindStatus(Folder folder, string name) => Tell("status", folder.Child(name), () => inner.FindStatus(folder, name));

    public void SyncFile(OpenedFile file) => Tell("sync", file.Path, () => inner.SyncFile(file));

    public void SyncFolder(Folder folder) => Tell("sync-folder", folder.Path, () => inner.SyncFolder(folder));

    public void Rename(Folder source, string name, Folder target, string newName, bool replace) =>
        Tell("rename", target.Child(newName), () => inner.Rename(source, name, target, newName, replace));

    public bool Unlink(Folder folder, string name) => Tell("unlink", folder.Child(name), () => inner.Unlink(folder, name));

    public List<FolderEntry> ReadNames(Folder folder) => Tell("names", folder.Path, () => inner.ReadNames(folder));

    private T Tell<T>(string name, string path, Func<T> call)
    {
        before(new FileCall(name, path));
        return call();
    }

    private void Tell(string name, string path, Action call)
    {
        before(new FileCall(name, path));
        call();
    }
}
