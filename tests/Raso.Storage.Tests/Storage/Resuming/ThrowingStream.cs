namespace Raso.Storage.Tests.Storage.Resuming;

/// <summary>Gives some bytes and throws then.</summary>
internal sealed class ThrowingStream(byte[] bytes, int position, Exception error) : ForwardOnlyStream
{
    private int _given;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var given = Math.Min(count, position - _given);
        if (given == 0)
        {
            throw error;
        }

        bytes.AsSpan(_given, given).CopyTo(buffer.AsSpan(offset));
        _given += given;
        return given;
    }
}
