namespace Raso.Storage.Processes;

/// <summary>Content of some megabytes that tells when half of it was read, and goes on when it is told.</summary>
internal sealed class WaitingStream(Action reached, TextReader goOn) : Stream
{
    private const int All = 32 << 20;
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given < All / 2 && _given + count >= All / 2)
        {
            reached();
            goOn.ReadLine();
        }

        var given = Math.Min(count, All - _given);
        _given += given;
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
