namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>A source that gives bytes in random pieces, and does something once it has given so many.</summary>
internal sealed class FaultySource(byte[] bytes, int pieces, bool canSeek, int offset, Action<FaultySource> atOffset) : MemoryStream(bytes, writable: false)
{
    private bool _isClosed;

    public override bool CanSeek => canSeek;

    public bool WasReached { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (base.Position == offset && !buffer.IsEmpty)
        {
            WasReached = true;
            atOffset(this);
            ObjectDisposedException.ThrowIf(_isClosed, this);
        }

        var most = (int)Math.Min(Math.Min(buffer.Length, pieces), base.Position < offset ? offset - base.Position : long.MaxValue);
        return base.Read(buffer[..most]);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ValueTask.FromResult(Read(buffer.Span));
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<int>(exception);
        }
    }

    /// <summary>Closes it as its owner does who does not wait for the call.</summary>
    public void CloseTooEarly() => _isClosed = true;
}
