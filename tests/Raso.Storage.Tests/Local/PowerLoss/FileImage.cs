namespace Raso.Storage.Local.PowerLoss;

/// <summary>The bytes of a file, its attribute and its time.</summary>
internal sealed class FileImage
{
    public byte[] Bytes { get; private set; } = [];

    public byte[]? Attribute { get; set; }

    public long Modified { get; set; }

    public FileImage Copy() => new() { Bytes = [.. Bytes], Attribute = Attribute, Modified = Modified };

    public void Grow(long length)
    {
        if (Bytes.Length < length)
        {
            var grown = Bytes;
            Array.Resize(ref grown, (int)length);
            Bytes = grown;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        Grow(offset + bytes.Length);
        bytes.CopyTo(Bytes.AsSpan((int)offset));
    }
}
