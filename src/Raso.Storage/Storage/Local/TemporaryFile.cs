namespace Raso.Storage.Local;

/// <summary>A file on its way: written where no reader looks, and removed unless it was published.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private const long WriteBackStep = 8 << 20;

    private readonly LocalRoot _root;
    private long _flushed;
    private bool _published;

    private TemporaryFile(LocalRoot root, string name, OpenedFile file)
    {
        _root = root;
        Name = name;
        File = file;
    }

    /// <summary>Gets the root that it was made in.</summary>
    public LocalRoot Root => _root;

    public string Name { get; }

    public OpenedFile File { get; }

    public long Length { get; private set; }

    public static TemporaryFile Create(LocalRoot root, StoragePath path)
    {
        var name = TemporaryName.Create(path).ToString();
        try
        {
            var temporary = new TemporaryFile(root, name, root.Files.CreateFile(root.Temporary, name));
            // Whoever clears away what ended processes left sees by this that the file is being written, on any host that has the root mounted.
            root.Files.MarkInUse(temporary.File);
            return temporary;
        }
        catch (LocalFileException exception)
        {
            // A name that the caller never heard of would tell nothing.
            throw new LocalFileException(
                exception.Fault, $"Could not begin to write '{path}' in '{Layout.Temporary}' of the root: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _root.Files.Write(File, bytes, Length);
        Advance(bytes.Length);
    }

    /// <summary>Tells that bytes were added at the end by another way.</summary>
    public void Advance(long count)
    {
        Length += count;
        if (Length - _flushed >= WriteBackStep)
        {
            _root.Files.StartWriteBack(File, _flushed, Length - _flushed);
            _flushed = Length;
        }
    }

    /// <summary>Gives the file its final name, at once and whole.</summary>
    public void Publish(Folder folder, string name, bool replace)
    {
        _root.Files.Rename(_root.Temporary, Name, folder, name, replace);
        _published = true;
        _root.Files.EndUse(File);
    }

    public void Dispose()
    {
        File.Dispose();
        if (_published)
        {
            return;
        }

        try
        {
            _root.Files.Unlink(_root.Temporary, Name);
        }
        catch (LocalFileException)
        {
            // What made the store fail is the error to be told. A file that stays is listed as a pending upload, and removed as one.
        }
    }
}
