namespace Raso.Storage.Testing.Storage;

/// <summary>A stream that gives no byte beyond a bound, which may come down while it is read: it waits there until it is cancelled.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="bound">Tells how many bytes may be given.</param>
internal sealed class HaltingStream(byte[] bytes, Func<long> bound) : OneWayStream(bytes)
{
    private long _given;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var room = bound() - _given;
        if (room <= 0)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        var count = await base.ReadAsync(buffer[..(int)Math.Min(room, buffer.Length)], cancellationToken);
        _given += count;
        return count;
    }
}
