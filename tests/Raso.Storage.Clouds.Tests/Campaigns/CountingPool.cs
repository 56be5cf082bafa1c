using System.Buffers;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Lends buffers of its own, and knows which are out; what comes back is spoilt, so that nobody reads it any more.</summary>
internal sealed class CountingPool : ArrayPool<byte>
{
    private readonly HashSet<byte[]> _out = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _gate = new();
    private int _strangers;

    /// <summary>Gets how many buffers are out.</summary>
    public int Outstanding
    {
        get
        {
            lock (_gate)
            {
                return _out.Count;
            }
        }
    }

    /// <summary>Gets how many buffers came back that were not out.</summary>
    public int Strangers => Volatile.Read(ref _strangers);

    public override byte[] Rent(int minimumLength)
    {
        var buffer = new byte[minimumLength];
        lock (_gate)
        {
            _out.Add(buffer);
        }

        return buffer;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        Array.Fill(array, (byte)0xDD);
        lock (_gate)
        {
            if (!_out.Remove(array))
            {
                Interlocked.Increment(ref _strangers);
            }
        }
    }
}
