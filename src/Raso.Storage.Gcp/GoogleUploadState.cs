namespace Raso.Storage.Gcp;

/// <summary>What this process knows of an upload. Parts come one after the other, so nothing is locked.</summary>
internal sealed class GoogleUploadState(bool isNew)
{
    private uint? _checksum = isNew ? 0 : null;
    private long _position = isNew ? 0 : -1;

    /// <summary>Gets or sets a value indicating whether the answer to what was sent last is not known.</summary>
    public bool IsInDoubt { get; set; } = !isNew;

    /// <summary>Gets or sets the object, once the last part was taken.</summary>
    public GoogleObject? Completed { get; set; }

    /// <summary>Gets a value indicating whether the store surely waits for a part that begins there.</summary>
    public bool IsAt(long offset) => !IsInDoubt && _position == offset;

    /// <summary>Computes the checksum of all up to the end of a part; <see langword="null"/> where an earlier process sent what is before it.</summary>
    public uint? ChecksumWith(long offset, ReadOnlySpan<byte> part) => _checksum is { } before && _position == offset ? Crc32C.Append(before, part) : null;

    /// <summary>Notes that all up to a position is taken.</summary>
    public void Advance(long position, uint? checksum)
    {
        if (position != _position)
        {
            _position = position;
            _checksum = checksum;
        }

        IsInDoubt = false;
    }
}
