namespace Raso.Storage.Local;

/// <summary>Holds the open root, and looks before each call whether its path still leads to it: through its handles a folder that was renamed or unmounted would go on to answer, and one that was removed would seem empty.</summary>
internal sealed class RootGuard(IFileSystem files, string path, RootOpener opener) : IDisposable
{
    private readonly Lock _gate = new();
    private volatile LocalRoot? _root;

    public bool IsOpen => _root is not null;

    /// <summary>Opens the root, unless it is open.</summary>
    public void Open(bool create)
    {
        lock (_gate)
        {
            _root ??= opener.Open(create);
        }
    }

    /// <summary>Makes a call on the root that stands at the path now.</summary>
    public T Run<T>(Func<LocalRoot, T> call)
    {
        var root = Require(_root ?? throw new InvalidOperationException("The root is opened first."));
        try
        {
            return call(root);
        }
        catch (LocalFileException exception) when (Explain(root, exception) is { } explained)
        {
            throw explained;
        }
    }

    public void Dispose() => _root?.Dispose();

    private LocalRoot Require(LocalRoot root)
    {
        if (Look() == root.Mark)
        {
            return root;
        }

        lock (_gate)
        {
            if (_root is { } other && other != root)
            {
                return other;
            }

            // Mounted again, or put back from a copy: what carries the id is the same root.
            if (opener.FindId() != root.Id)
            {
                throw Replaced(root);
            }

            // The old one is not disposed, because other calls may still use it: its handles are closed with the last of them.
            return _root = opener.Open(create: false);
        }
    }

    private FileStatus Look()
    {
        FileStatus? status;
        try
        {
            status = files.FindRoot(path);
        }
        catch (LocalFileException exception) when (exception.Fault != FileFault.NotFolder)
        {
            throw new LocalFileException(exception.Fault, $"The root '{path}' cannot be reached. {exception.Message}", exception);
        }
        catch (LocalFileException)
        {
            status = null;
        }

        return status ?? throw new LocalFileException(
            FileFault.Removed,
            $"The root '{path}' is gone: its folder was removed, renamed or unmounted while the program runs. Put it back or mount it again; the next call goes on with it.");
    }

    private LocalFileException Replaced(LocalRoot root) => new(
        FileFault.Removed,
        $"Another folder stands in the place of the root '{path}', whose id is {root.Id:D}: it was replaced or unmounted while the program runs. Put the right one back; if the change is meant, restart the program.");

    /// <summary>Finds out whether a call failed because of the root and not because of its path.</summary>
    private LocalFileException? Explain(LocalRoot root, LocalFileException exception)
    {
        if (exception.Fault is not (FileFault.NotFound or FileFault.Removed or FileFault.AccessDenied))
        {
            return null;
        }

        try
        {
            if (Look() != root.Mark)
            {
                return Replaced(root);
            }

            files.OpenFolder(root.Folder, Layout.Temporary).Dispose();
            return null;
        }
        catch (LocalFileException cause) when (cause.Fault is FileFault.AccessDenied)
        {
            return new LocalFileException(cause.Fault, $"The root '{path}' may not be read and written by this process any more.", cause);
        }
        catch (LocalFileException cause) when (cause.Fault is FileFault.NotFound)
        {
            return new LocalFileException(
                FileFault.Removed, $"The folder '{Layout.Temporary}' of the root '{path}' was removed while the program runs. Make it again, or restart the program.", cause);
        }
        catch (LocalFileException cause)
        {
            return cause;
        }
    }
}
