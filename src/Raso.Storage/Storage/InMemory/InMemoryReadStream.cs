namespace Raso.Storage.InMemory;

/// <summary>An open object; breaks or stands still where that was asked for.</summary>
internal sealed class InMemoryReadStream(ReadOnlyMemory<byte> bytes, long? breakAfter, long? stallAfter) : ForwardOnlyStream
{
    private int _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_position >= stallAfter)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return Read(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position >= breakAfter)
        {
            throw InMemoryFaults.Broken("a read breaks");
        }

        var until = Math.Min(bytes.Length, Math.Min(breakAfter ?? long.MaxValue, stallAfter ?? long.MaxValue));
        var count = (int)Math.Min(buffer.Length, until - _position);
        bytes.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
