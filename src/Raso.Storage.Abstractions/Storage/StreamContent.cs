namespace Raso.Storage;

internal sealed class StreamContent : FileContent
{
    private readonly Stream _stream;
    private readonly long _start;
    private bool _opened;
    private int _open;

    public StreamContent(Stream stream, long? length)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        if (length is < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "A length is not negative.");
        }

        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
        Length = length ?? (stream.CanSeek ? Math.Max(0, stream.Length - _start) : null);
    }

    public override long? Length { get; }

    public override bool CanReplay => _stream.CanSeek;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_opened && !_stream.CanSeek)
        {
            throw new InvalidOperationException("The stream was read before and cannot seek back; use FileContent.FromFactory for content that can be opened again.");
        }

        if (Interlocked.Exchange(ref _open, 1) == 1)
        {
            throw new InvalidOperationException("The content of one stream can be open only once at a time; use FileContent.FromFactory to open it several times.");
        }

        if (_stream.CanSeek)
        {
            _stream.Position = _start;
        }

        _opened = true;
        return ValueTask.FromResult<Stream>(new BorrowedStream(_stream, () => Volatile.Write(ref _open, 0)));
    }
}
