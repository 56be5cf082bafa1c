namespace Raso.Storage.Tests.InMemory;

/// <summary>A stream that cannot seek, gives uneven pieces, and can fail or be watched.</summary>
internal sealed class ForwardStream(byte[] bytes, int pieceLength = 10_007, int failAfter = int.MaxValue) : ForwardOnlyStream
{
    private int _position;

    public bool Disposed { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position >= failAfter)
        {
            throw new SourceBrokenException();
        }

        var given = Math.Min(Math.Min(count, pieceLength), bytes.Length - _position);
        bytes.AsSpan(_position, given).CopyTo(buffer.AsSpan(offset));
        _position += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        Disposed = true;
        base.Dispose(disposing);
    }
}
