using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local.PowerLoss;

/// <summary>A file system in memory that promises no more than POSIX does: what was not synced may be lost, in part or whole and in any order, when the power goes. Its clock ticks so slowly that two files can have one time, and it uses inode numbers again.</summary>
internal sealed class SimulatedDisk : IFileSystem
{
    private const long NanosecondsPerCall = 300_000;

    private readonly ConditionalWeakTable<OpenedFile, DiskFile> _open = [];
    private readonly DiskJournal _journal = new();
    private readonly Stack<ulong> _free = new();
    private readonly Random _random;
    private readonly DiskLie _lie;
    private DiskFolder _root;
    private ulong _lastIdentity;
    private long _now = 1_700_000_000_000_000_000;

    public SimulatedDisk(bool hasAttributes, DiskLie lie, Random random)
    {
        HasAttributes = hasAttributes;
        _lie = lie;
        _random = random;
        Power = new DiskPower(random);
        _root = new DiskFolder(NextIdentity(), _now);
    }

    public bool HasAttributes { get; }

    public DiskPower Power { get; }

    /// <summary>Makes the disk as it is when the machine comes back.</summary>
    public SimulatedDisk AfterPowerLoss()
    {
        var disk = new SimulatedDisk(HasAttributes, _lie, _random) { _now = _now + NanosecondsPerCall, _lastIdentity = _lastIdentity };
        var names = new Dictionary<DiskFolder, SortedDictionary<string, DiskNode>>();
        foreach (var change in _journal.Survive(_random))
        {
            change.Apply(NamesOf);
        }

        disk._root = Copy(_root);
        return disk;

        SortedDictionary<string, DiskNode> NamesOf(DiskFolder folder) =>
            names.TryGetValue(folder, out var changed) ? changed : names[folder] = new(folder.Synced, StringComparer.Ordinal);

        DiskFolder Copy(DiskFolder folder)
        {
            var copy = new DiskFolder(folder.Identity, folder.Born);
            foreach (var (name, node) in NamesOf(folder))
            {
                copy.Names[name] = copy.Synced[name] = node is DiskFile file ? file.Survive(_random) : Copy((DiskFolder)node);
            }

            return copy;
        }
    }

    public Folder OpenRoot(string path, bool create) => Power.Call(() => new SimulatedFolder("", _root));

    // The disk has one root, which nobody replaces.
    public FileStatus GetMark(Folder root) => default;

    public FileStatus? FindRoot(string path) => default(FileStatus);

    // Who holds a file does not outlive the power.
    public void MarkInUse(OpenedFile file)
    {
    }

    public void EndUse(OpenedFile file)
    {
    }

    public bool IsInUse(Folder folder, string name) => false;

    public Folder OpenFolder(Folder folder, string relative) => Power.Call(() =>
        Find(folder, relative) is DiskFolder found
            ? new SimulatedFolder(relative.Length == 0 ? folder.Path : folder.Child(relative), found)
            : throw new LocalFileException(FileFault.NotFolder, $"'{relative}' is a file."));

    public bool CreateFolder(Folder folder, string name) => Power.Call(() =>
    {
        if (Living(folder).Names.ContainsKey(name))
        {
            return false;
        }

        _journal.Make((NodeOf(folder), name, new DiskFolder(NextIdentity(), _now)));
        return true;
    });

    public void RemoveFolder(Folder folder, string name) => Power.Call(() =>
    {
        var removed = Find(folder, name) as DiskFolder ?? throw new LocalFileException(FileFault.NotFolder, $"'{name}' is a file.");
        if (removed.Names.Count > 0)
        {
            throw new LocalFileException(FileFault.NotEmpty, $"'{name}' is not empty.");
        }

        removed.IsRemoved = true;
        _free.Push(removed.Identity);
        _journal.Make((NodeOf(folder), name, null));
        return true;
    });

    public OpenedFile CreateFile(Folder folder, string name) => Power.Call(() =>
    {
        if (Living(folder).Names.ContainsKey(name))
        {
            throw new LocalFileException(FileFault.Exists, $"'{name}' exists.");
        }

        var file = new DiskFile(NextIdentity(), _now);
        _journal.Make((NodeOf(folder), name, file));
        return Open(folder.Child(name), file);
    });

    public OpenedFile OpenFile(Folder folder, string relative) => Power.Call(() =>
        Find(folder, relative) is DiskFile file
            ? Open(folder.Child(relative), file)
            : throw new LocalFileException(FileFault.IsFolder, $"'{relative}' is a folder."));

    public int Read(OpenedFile file, Span<byte> buffer, long offset)
    {
        var bytes = Power.Call(() => NodeOf(file).Now.Bytes);
        var rest = bytes.AsSpan((int)Math.Min(offset, bytes.Length));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return count;
    }

    public void Write(OpenedFile file, ReadOnlySpan<byte> bytes, long offset)
    {
        var kept = bytes.ToArray();
        Power.Call(() => Change(file, node => node.Write(kept, offset, _now)));
    }

    public void StartWriteBack(OpenedFile file, long offset, long length) => Power.Call(() => true);

    public bool TryClone(OpenedFile source, OpenedFile target) => Power.Call(() => false);

    public long CopyRange(OpenedFile source, OpenedFile target, long offset, long length) => Power.Call(() =>
    {
        var bytes = NodeOf(source).Now.Bytes.AsSpan((int)offset);
        var part = bytes[..(int)Math.Min(length, bytes.Length)].ToArray();
        Change(target, node => node.Write(part, offset, _now));
        return part.Length;
    });

    public byte[]? GetAttribute(OpenedFile file) => Power.Call(() => NodeOf(file).Now.Attribute);

    public void SetAttribute(OpenedFile file, ReadOnlySpan<byte> value)
    {
        var kept = value.ToArray();
        Power.Call(() => Change(file, node => node.SetAttribute(kept)));
    }

    public void SetModified(OpenedFile file, long nanoseconds) => Power.Call(() => Change(file, node => node.SetModified(nanoseconds)));

    public FileStatus GetStatus(OpenedFile file) => Power.Call(() => Status(NodeOf(file)));

    public FileStatus GetStatus(Folder folder) => Power.Call(() => Status(NodeOf(folder)));

    public FileStatus? FindStatus(Folder folder, string name) => Power.Call<FileStatus?>(() =>
        NodeOf(folder).Names.TryGetValue(name, out var node) ? Status(node) : null);

    public void SyncFile(OpenedFile file) => Power.Call(() =>
    {
        if (_lie != DiskLie.FileSync)
        {
            NodeOf(file).Sync();
        }

        return true;
    });

    public void SyncFolder(Folder folder) => Power.Call(() =>
    {
        if (_lie != DiskLie.FolderSync)
        {
            _journal.Sync(NodeOf(folder));
        }

        return true;
    });

    public void Rename(Folder source, string name, Folder target, string newName, bool replace) => Power.Call(() =>
    {
        var file = Find(source, name);
        if (Living(target).Names.TryGetValue(newName, out var present) && (!replace || present is DiskFolder))
        {
            throw new LocalFileException(replace ? FileFault.IsFolder : FileFault.Exists, $"'{newName}' exists.");
        }

        _journal.Make((NodeOf(source), name, null), (NodeOf(target), newName, file));
        return true;
    });

    public bool Unlink(Folder folder, string name) => Power.Call(() =>
    {
        if (!NodeOf(folder).Names.TryGetValue(name, out var node))
        {
            return false;
        }

        if (node is DiskFolder)
        {
            throw new LocalFileException(FileFault.IsFolder, $"'{name}' is a folder.");
        }

        _free.Push(node.Identity);
        _journal.Make((NodeOf(folder), name, null));
        return true;
    });

    public List<FolderEntry> ReadNames(Folder folder) => Power.Call(() =>
        NodeOf(folder).Names.Select(name => new FolderEntry(name.Key, Status(name.Value).Kind)).ToList());

    private static DiskFolder NodeOf(Folder folder) => ((SimulatedFolder)folder).Node;

    private static DiskFolder Living(Folder folder) =>
        NodeOf(folder) is { IsRemoved: false } node ? node : throw new LocalFileException(FileFault.NotFound, $"'{folder.Path}' was removed.");

    private static DiskNode Find(Folder folder, string relative)
    {
        DiskNode node = NodeOf(folder);
        foreach (var name in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var names = (node as DiskFolder ?? throw new LocalFileException(FileFault.NotFolder, $"'{relative}' leads through a file.")).Names;
            node = names.TryGetValue(name, out var child) ? child : throw new LocalFileException(FileFault.NotFound, $"There is no '{relative}'.");
        }

        return node;
    }

    private static FileStatus Status(DiskNode node) => node is DiskFile file
        ? new FileStatus(EntryKind.File, file.Now.Bytes.Length, file.Now.Modified, file.Identity, file.Born)
        : new FileStatus(EntryKind.Folder, 0, node.Born, node.Identity, node.Born);

    private DiskFile NodeOf(OpenedFile file) =>
        _open.TryGetValue(file, out var node) ? node : throw new LocalFileException(FileFault.Other, $"'{file.Path}' was opened on another disk.");

    private OpenedFile Open(string path, DiskFile node)
    {
        // The handle is never used; what the file is stands in the table.
        var file = new OpenedFile(path, new SafeFileHandle((nint)node.Identity, ownsHandle: false));
        _open.Add(file, node);
        return file;
    }

    private bool Change(OpenedFile file, Action<DiskFile> change)
    {
        _now += NanosecondsPerCall;
        change(NodeOf(file));
        return true;
    }

    private ulong NextIdentity() => _free.TryPop(out var freed) ? freed : ++_lastIdentity;
}
