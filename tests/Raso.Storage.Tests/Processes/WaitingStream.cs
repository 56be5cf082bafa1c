namespace Raso.Storage.Processes;

/// <summary>Content of some megabytes that tells when half of it was read, and goes on when it is told.</summary>
internal sealed class WaitingStream(Action reached, TextReader goOn) : ForwardOnlyStream
{
    private const int All = 32 << 20;
    private int _given;

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
}
