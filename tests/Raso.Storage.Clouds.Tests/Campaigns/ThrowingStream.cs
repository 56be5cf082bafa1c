namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>A source that gives its bytes in pieces up to an offset, and throws there.</summary>
internal sealed class ThrowingStream(byte[] bytes, int offset, bool canSeek, int pieces, Exception error)
    : MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true)
{
    public int Offset => offset;

    public override bool CanSeek => canSeek;

    public override int Read(byte[] buffer, int start, int count) => Read(buffer.AsSpan(start, count));

    public override int Read(Span<byte> buffer)
    {
        if (base.Position >= offset && !buffer.IsEmpty)
        {
            throw error;
        }

        // By hand: MemoryStream reads spans of derived streams by way of the method above.
        var count = (int)Math.Min(Math.Min(buffer.Length, pieces), offset - base.Position);
        GetBuffer().AsSpan((int)base.Position, count).CopyTo(buffer);
        base.Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int start, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(start, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        return Read(buffer.Span);
    }
}
