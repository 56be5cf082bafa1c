using System.Buffers;

namespace Raso.Storage.Tests.InMemory;

/// <summary>A pool that counts what is rented, and fails on what is given back twice.</summary>
internal sealed class CountingPool : ArrayPool<byte>
{
    private readonly Lock _gate = new();
    private readonly HashSet<byte[]> _out = new(ReferenceEqualityComparer.Instance);

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

    public int MostBuffers { get; private set; }

    public long MostBytes { get; private set; }

    public override byte[] Rent(int minimumLength)
    {
        var array = new byte[minimumLength];
        lock (_gate)
        {
            _out.Add(array);
            MostBuffers = Math.Max(MostBuffers, _out.Count);
            MostBytes = Math.Max(MostBytes, _out.Sum(rented => (long)rented.Length));
        }

        return array;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        lock (_gate)
        {
            _out.Remove(array).Should().BeTrue("what was rented is given back once");
        }

        // What is read after it was given back must show.
        Array.Fill(array, (byte)0xEE);
    }
}
