namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>Gives its bytes and then breaks like a connection does.</summary>
internal sealed class BreakingStream(byte[] bytes) : ForwardOnlyStream
{
    private int _position;

    public bool IsDisposed { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var left = Math.Min(count, bytes.Length - _position);
        if (left == 0)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "cut");
        }

        bytes.AsSpan(_position, left).CopyTo(buffer.AsSpan(offset));
        _position += left;
        return left;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
