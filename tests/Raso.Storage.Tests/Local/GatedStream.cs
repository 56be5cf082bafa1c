namespace Raso.Storage.Local;

/// <summary>A source that gives some bytes, tells so, and goes on only when it is let.</summary>
internal sealed class GatedStream(long first, long rest) : ForwardOnlyStream
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _given;

    public Task Reached => _reached.Task;

    public void Open() => _open.TrySetResult();

    public void Fail(Exception exception) => _open.TrySetException(exception);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_given == first)
        {
            _reached.TrySetResult();
            await _open.Task.WaitAsync(cancellationToken);
        }

        var left = _given < first ? first - _given : first + rest - _given;
        var count = (int)Math.Min(buffer.Length, left);
        buffer.Span[..count].Fill(7);
        _given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
