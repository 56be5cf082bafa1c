using System.Collections.Concurrent;

namespace Raso.Storage.Local;

/// <summary>Makes the folders above a file, and makes sure that a crash cannot take them away again. A folder that exists may have been made a moment ago by a call that has not synced it yet; only one that this process has seen synced is relied on, and recognized by its inode and birth.</summary>
internal sealed class DurableFolders(IFileSystem files, Folder root)
{
    private const int MaxKnown = 16384;
    private const int MaxAttempts = 100;

    private readonly ConcurrentDictionary<string, (ulong Identity, long Born)> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Opens a folder, made and synced with all that stand above it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="wanted">What it is needed for, for the error where a file is in the way.</param>
    public Folder OpenOrCreate(string path, string wanted)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return TryOpenKnown(path) ?? Create(path, wanted);
            }
            catch (LocalFileException exception) when (exception.Fault == FileFault.NotFound && attempt < MaxAttempts)
            {
                // Another process removed an empty folder between making it and opening it.
            }
        }
    }

    /// <summary>Removes a folder and those above it, as far as they are empty.</summary>
    public void RemoveEmpty(string path)
    {
        lock (_gate)
        {
            while (path.Length > 0)
            {
                try
                {
                    Remove(path);
                }
                catch (LocalFileException exception) when (exception.Fault == FileFault.NotFound)
                {
                    // Gone, or never made; those above it may still be there.
                }
                catch (LocalFileException)
                {
                    // Not empty or in use. An empty folder that stays does no harm, and listings do not show it.
                    return;
                }

                path = path[..Math.Max(path.LastIndexOf('/'), 0)];
            }
        }
    }

    /// <summary>Removes one folder that has no entries. A writer that holds it open finds out when it renames into it, and makes it again.</summary>
    /// <returns>True; what stands in the way is thrown.</returns>
    public bool Remove(string path)
    {
        lock (_gate)
        {
            // Forgotten first: what is known must never be a folder that is gone.
            _known.TryRemove(path, out _);
            var slash = path.LastIndexOf('/');
            using var parent = files.OpenFolder(root, slash < 0 ? "" : path[..slash]);
            files.RemoveFolder(parent, path[(slash + 1)..]);
            return true;
        }
    }

    /// <summary>Syncs the nearest folder above a path that is not there: whoever removed the path a moment ago may not have synced it yet.</summary>
    public void SyncNearest(string path)
    {
        var slash = path.LastIndexOf('/');
        var parent = slash < 0 ? "" : path[..slash];
        try
        {
            using var folder = files.OpenFolder(root, parent);
            files.SyncFolder(folder);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFound or FileFault.NotFolder && parent.Length > 0)
        {
            SyncNearest(parent);
        }
    }

    private Folder? TryOpenKnown(string path)
    {
        if (path.Length == 0)
        {
            return files.OpenFolder(root, "");
        }

        if (!_known.TryGetValue(path, out var known))
        {
            return null;
        }

        Folder folder;
        try
        {
            folder = files.OpenFolder(root, path);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFound or FileFault.NotFolder)
        {
            return null;
        }

        // Looked up after opening: the folder may have been removed and made again since.
        var status = files.GetStatus(folder);
        if (known == (status.Identity, status.Born) && _known.TryGetValue(path, out var still) && still == known)
        {
            return folder;
        }

        folder.Dispose();
        return null;
    }

    private Folder Create(string path, string wanted)
    {
        lock (_gate)
        {
            var current = files.OpenFolder(root, "");
            try
            {
                var done = 0;
                while (done < path.Length)
                {
                    var slash = path.IndexOf('/', done);
                    var end = slash < 0 ? path.Length : slash;
                    var name = path[done..end];
                    files.CreateFolder(current, name);
                    var next = OpenChild(current, name, wanted);
                    try
                    {
                        Secure(current, next);
                    }
                    catch
                    {
                        next.Dispose();
                        throw;
                    }

                    current.Dispose();
                    current = next;
                    done = end + 1;
                }

                return current;
            }
            catch
            {
                current.Dispose();
                throw;
            }
        }
    }

    private Folder OpenChild(Folder parent, string name, string wanted)
    {
        try
        {
            return files.OpenFolder(parent, name);
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.NotFolder)
        {
            throw new LocalFileException(
                FileFault.Conflict, $"'{wanted}' cannot be stored: a file is stored at '{parent.Child(name)}'.", exception);
        }
    }

    private void Secure(Folder parent, Folder folder)
    {
        var status = files.GetStatus(folder);
        if (_known.TryGetValue(folder.Path, out var known) && known == (status.Identity, status.Born))
        {
            return;
        }

        files.SyncFolder(parent);
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[folder.Path] = (status.Identity, status.Born);
    }
}
