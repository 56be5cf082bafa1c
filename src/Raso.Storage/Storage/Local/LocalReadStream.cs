namespace Raso.Storage.Local;

/// <summary>The bytes of an open file, or a part of them.</summary>
internal sealed class LocalReadStream(IFileSystem files, BlockingWork work, OpenedFile file, long offset, long length) : ForwardOnlyStream
{
    private readonly long _end = offset + length;
    private long _position = offset;
    private bool _disposed;

    public override bool CanRead => !_disposed;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var wanted = (int)Math.Min(buffer.Length, _end - _position);
        if (wanted == 0)
        {
            return 0;
        }

        var count = files.Read(file, buffer[..wanted], _position);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return buffer.IsEmpty || _position == _end
            ? ValueTask.FromResult(0)
            : new ValueTask<int>(work.RunAsync(() => Read(buffer.Span), cancellationToken));
    }

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        file.Dispose();
        base.Dispose(disposing);
    }
}
