namespace Raso.Storage;

/// <summary>An open file: what it is, and its bytes. Dispose it to release the connection or the file handle.</summary>
public sealed class RetrievedFile : IAsyncDisposable
{
    /// <summary>Initializes an open file.</summary>
    /// <param name="info">What the backend holds.</param>
    /// <param name="content">The bytes, from the first one asked for.</param>
    public RetrievedFile(StoredFile info, Stream content)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(content);
        Info = info;
        Content = content;
    }

    /// <summary>Gets what the backend holds; its length is that of the whole file, also where a part is read.</summary>
    public StoredFile Info { get; }

    /// <summary>Gets the bytes, to be read once, forward only. Where the whole file is read and its SHA-256 is known, the end is reached only if it matches; else reading throws <see cref="StorageErrorCode.Corrupted"/>.</summary>
    public Stream Content { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
