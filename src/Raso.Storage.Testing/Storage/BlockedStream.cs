namespace Raso.Storage.Testing.Storage;

/// <summary>A stream that, instead of ending, waits until it is cancelled or released.</summary>
internal sealed class BlockedStream(byte[] bytes) : OneWayStream(bytes)
{
    private readonly TaskCompletionSource _blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends when all bytes were given and more are asked for.</summary>
    public Task Blocked => _blocked.Task;

    public void Release() => _released.TrySetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken);
        if (count == 0 && buffer.Length > 0)
        {
            _blocked.TrySetResult();
            await _released.Task.WaitAsync(cancellationToken);
        }

        return count;
    }
}
