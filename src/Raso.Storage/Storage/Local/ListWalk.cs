namespace Raso.Storage.Local;

/// <summary>Walks a tree in the order of the keys' UTF-8 bytes. It holds the names of the folders from the prefix down to where it is, and no open handle between two pages.</summary>
internal sealed class ListWalk
{
    private readonly LocalRoot _root;
    private readonly string _prefix;
    private readonly bool _foldFolders;
    private readonly string? _after;
    private readonly Stack<ListLevel> _levels = new();

    public ListWalk(LocalRoot root, string prefix, bool foldFolders, string? after)
    {
        _root = root;
        _prefix = prefix;
        _foldFolders = foldFolders;
        _after = after;
        var slash = prefix.LastIndexOf('/');
        var folder = slash < 0 ? "" : prefix[..slash];
        // The prefix is any text: it must not lead out of the root or into the driver's own records, and below a folder that is no path stands none.
        if (folder.Length == 0 ? slash < 0 : StoragePath.TryParse(folder, out _) && !IsInAnotherRoot(folder))
        {
            Enter(folder);
        }
    }

    /// <summary>Walks on until a page is full or the tree has ended.</summary>
    public bool TryRead(int count, List<ListedEntry> page, CancellationToken cancellationToken)
    {
        while (page.Count < count && _levels.TryPeek(out var level))
        {
            using var folder = EmptyTree.Find(_root.Files, _root.Folder, level.Path.TrimEnd('/'));
            if (folder is null || !ReadLevel(level, folder, count, page, cancellationToken))
            {
                _levels.Pop();
            }
        }

        return _levels.Count > 0;
    }

    /// <summary>Reads on in one folder.</summary>
    /// <returns>Whether there may be more in it, or in the folder that was entered.</returns>
    private bool ReadLevel(ListLevel level, Folder folder, int count, List<ListedEntry> page, CancellationToken cancellationToken)
    {
        while (level.TryPeek(out var entry))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (page.Count == count)
            {
                return true;
            }

            level.Advance();
            var key = level.Path + entry.Name;
            if (entry.Kind == EntryKind.Nameless)
            {
                page.Add(new ListedEntry(key, IsPrefix: false));
            }
            else if (entry.Kind == EntryKind.File)
            {
                AddFile(folder, entry.Name, key, page);
            }
            else if (!_foldFolders)
            {
                Enter(key);
                return true;
            }
            else
            {
                AddFolder(folder, entry.Name, key + "/", page);
            }
        }

        return false;
    }

    private void AddFile(Folder folder, string name, string key, List<ListedEntry> page)
    {
        // Only what is still a regular file: names are read some time before.
        if (_root.Files.FindStatus(folder, name) is { Kind: EntryKind.File } status)
        {
            page.Add(new ListedEntry(key, IsPrefix: false, status.Length, ETag: null, status.LastModified));
        }
    }

    private void AddFolder(Folder parent, string name, string key, List<ListedEntry> page)
    {
        using var folder = EmptyTree.Find(_root.Files, parent, name);
        if (folder is not null && !EmptyTree.IsOfAnotherRoot(_root.Files, folder, name) && EmptyTree.HoldsFiles(_root.Files, folder))
        {
            page.Add(new ListedEntry(key, IsPrefix: true));
        }
    }

    private void Enter(string path)
    {
        using var folder = EmptyTree.Find(_root.Files, _root.Folder, path);
        if (folder is null || EmptyTree.IsOfAnotherRoot(_root.Files, folder, path[(path.LastIndexOf('/') + 1)..]))
        {
            return;
        }

        var start = path.Length == 0 ? "" : path + "/";
        var entries = EmptyTree.Read(_root.Files, folder);
        entries.RemoveAll(entry => !IsWanted(start, entry));
        entries.Sort(EntryOrder.Compare);
        _levels.Push(new ListLevel(start, entries));
    }

    private bool IsInAnotherRoot(string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var above = path[..slash];
            var name = above[(above.LastIndexOf('/') + 1)..];
            if (Layout.IsOwn(name))
            {
                using var folder = EmptyTree.Find(_root.Files, _root.Folder, above);
                if (folder is not null && EmptyTree.IsOfAnotherRoot(_root.Files, folder, name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsWanted(string start, FolderEntry entry)
    {
        if (entry.Kind is not (EntryKind.File or EntryKind.Folder or EntryKind.Nameless) || (start.Length == 0 && Layout.IsOwn(entry.Name)))
        {
            return false;
        }

        var key = entry.Kind == EntryKind.Folder ? $"{start}{entry.Name}/" : start + entry.Name;
        if (!key.StartsWith(_prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var mayHoldLater = entry.Kind == EntryKind.Folder && !_foldFolders && _after?.StartsWith(key, StringComparison.Ordinal) == true;
        return _after is null || mayHoldLater || Utf8Order.Instance.Compare(key, _after) > 0;
    }
}
