namespace Raso.Storage.Local.PowerLoss;

/// <summary>A file: what a program reads, what was synced, and each change since.</summary>
internal sealed class DiskFile(ulong identity, long born) : DiskNode(identity, born)
{
    // A disk writes sectors whole, and in any order.
    private const int Sector = 512;

    private readonly List<Action<FileImage, Random>> _unsynced = [];
    private FileImage _synced = new() { Modified = born };

    public FileImage Now { get; private set; } = new() { Modified = born };

    public void Write(ReadOnlySpan<byte> bytes, long offset, long modified)
    {
        var kept = bytes.ToArray();
        Now.Write(kept, offset);
        Now.Modified = modified;
        _unsynced.Add((image, random) =>
        {
            image.Modified = modified;
            // The length may reach the disk before the bytes do, or without them.
            if (random.Next(2) == 0)
            {
                image.Grow(offset + kept.Length);
            }

            for (var start = 0; start < kept.Length; start += Sector)
            {
                if (random.Next(2) == 0)
                {
                    image.Write(kept.AsSpan(start, Math.Min(Sector, kept.Length - start)), offset + start);
                }
            }
        });
    }

    public void SetAttribute(ReadOnlySpan<byte> value)
    {
        var kept = value.ToArray();
        Now.Attribute = kept;
        _unsynced.Add((image, _) => image.Attribute = kept);
    }

    public void SetModified(long modified)
    {
        Now.Modified = modified;
        _unsynced.Add((image, _) => image.Modified = modified);
    }

    public void Sync()
    {
        _synced = Now.Copy();
        _unsynced.Clear();
    }

    /// <summary>Makes what a power loss leaves of the file.</summary>
    public DiskFile Survive(Random random)
    {
        var image = _synced.Copy();
        foreach (var change in _unsynced)
        {
            if (random.Next(2) == 0)
            {
                change(image, random);
            }
        }

        return new DiskFile(Identity, Born) { Now = image, _synced = image.Copy() };
    }
}
