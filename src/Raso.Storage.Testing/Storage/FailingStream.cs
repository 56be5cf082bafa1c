namespace Raso.Storage.Testing.Storage;

/// <summary>A stream that throws instead of ending.</summary>
internal sealed class FailingStream(byte[] bytes, Exception error) : OneWayStream(bytes)
{
    public override int Read(Span<byte> buffer)
    {
        var count = base.Read(buffer);
        return count == 0 && buffer.Length > 0 ? throw error : count;
    }
}
