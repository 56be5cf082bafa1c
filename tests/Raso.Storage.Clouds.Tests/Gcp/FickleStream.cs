namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>Bytes that are others each time they are read from the start, as if damaged on the way.</summary>
internal sealed class FickleStream(int length) : Stream
{
    private byte _value;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            _position = value;
            _value++;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, length - _position);
        buffer.AsSpan(offset, count).Fill(_value);
        _position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
