using System.Buffers;

namespace Raso.Storage.Local;

/// <summary>Two buffers: one is filled from the source while the other is written. The second is rented only for content that does not fit into the first.</summary>
internal sealed class WriteBuffers(long? length) : IDisposable
{
    private const int Size = 1 << 20;

    private byte[] _front = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((length ?? Size) + 1, 1024, Size));
    private byte[]? _back;

    /// <summary>Reads until the buffer is full or the source has ended.</summary>
    public async Task<ReadOnlyMemory<byte>> FillAsync(Stream source, CancellationToken cancellationToken)
    {
        var count = 0;
        while (count < _front.Length)
        {
            var read = await source.ReadAsync(_front.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                HasEnded = true;
                break;
            }

            count += read;
        }

        return _front.AsMemory(0, count);
    }

    public bool HasEnded { get; private set; }

    public void Swap()
    {
        _back ??= ArrayPool<byte>.Shared.Rent(Size);
        (_front, _back) = (_back, _front);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_front);
        if (_back is not null)
        {
            ArrayPool<byte>.Shared.Return(_back);
        }
    }
}
