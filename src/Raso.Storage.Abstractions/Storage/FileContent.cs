using System.Text;

namespace Raso.Storage;

/// <summary>The bytes of a file on their way to a backend, and what is known of them beforehand.</summary>
public abstract class FileContent
{
    /// <summary>Gets the length in bytes, or <see langword="null"/> where it is not known beforehand.</summary>
    public abstract long? Length { get; }

    /// <summary>Gets a value indicating whether <see cref="OpenAsync"/> can be called again; if not, a second call throws.</summary>
    public abstract bool CanReplay { get; }

    /// <summary>Takes bytes that are in memory. They must not change until the call that uses them ends.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Content that can be replayed.</returns>
    public static FileContent FromBytes(ReadOnlyMemory<byte> bytes) => new BytesContent(bytes);

    /// <summary>Takes a text, encoded in UTF-8 without a byte order mark.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Content that can be replayed.</returns>
    public static FileContent FromText(string text) => new BytesContent(Encoding.UTF8.GetBytes(text));

    /// <summary>Takes a file of the local disk. It must not change until the call that uses it ends.</summary>
    /// <param name="fileName">The name of the file.</param>
    /// <returns>Content that can be replayed.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileContent FromFile(string fileName) => new LocalFileContent(fileName);

    /// <summary>Takes a stream, from its present position to its end. The caller keeps it, and closes it after the call that uses it.</summary>
    /// <param name="stream">The stream; content of a stream that can seek can be replayed.</param>
    /// <param name="length">The bytes that follow; taken from the stream where it can seek, unknown otherwise unless set.</param>
    /// <returns>The content; one open at a time.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static FileContent FromStream(Stream stream, long? length = null) => new StreamContent(stream, length);

    /// <summary>Takes whatever a function opens: it is called once for each attempt, and what it returns is disposed.</summary>
    /// <param name="open">Opens the content from its beginning; the same bytes each time. Where it returns <see langword="null"/>, the call that uses the content throws <see cref="InvalidOperationException"/>.</param>
    /// <param name="length">The length in bytes, where it is known.</param>
    /// <returns>Content that can be replayed.</returns>
    public static FileContent FromFactory(Func<CancellationToken, ValueTask<Stream>> open, long? length = null) => new FactoryContent(open, length);

    /// <summary>Opens the content from its beginning.</summary>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>A stream that whoever called this disposes.</returns>
    /// <exception cref="InvalidOperationException">The content cannot be replayed and was opened before, or it is open already.</exception>
    public abstract ValueTask<Stream> OpenAsync(CancellationToken cancellationToken);
}
