namespace Raso.Storage.Testing.Storage;

/// <summary>A stream that, once it has given half of its bytes or so, does something, and then goes on.</summary>
internal sealed class TriggerStream(byte[] bytes, int position, Action trigger) : OneWayStream(bytes, 10_000)
{
    private int _given;

    public override int Read(Span<byte> buffer)
    {
        var count = base.Read(buffer);
        if (_given < position && _given + count >= position)
        {
            trigger();
        }

        _given += count;
        return count;
    }
}
