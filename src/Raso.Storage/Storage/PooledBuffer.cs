using System.Buffers;

namespace Raso.Storage;

/// <summary>Bytes rented from the pool.</summary>
internal sealed class PooledBuffer : IDisposable
{
    private readonly ArrayPool<byte> _pool;
    private byte[]? _array;

    public PooledBuffer(ArrayPool<byte> pool, int length)
    {
        _pool = pool;
        _array = pool.Rent(Math.Max(1, length));
        Capacity = length;
    }

    /// <summary>Gets how many bytes were asked for; the pool may have given more.</summary>
    public int Capacity { get; }

    /// <summary>Gets or sets how many bytes are in use.</summary>
    public int Length { get; set; }

    public Memory<byte> Free => Array.AsMemory(Length, Capacity - Length);

    public ReadOnlyMemory<byte> Written => Array.AsMemory(0, Length);

    private byte[] Array => _array ?? throw new ObjectDisposedException(nameof(PooledBuffer));

    public Stream OpenRead() => new MemoryStream(Array, 0, Length, writable: false);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            _pool.Return(array);
        }
    }
}
