namespace Raso.Storage;

/// <summary>A part of a file, in bytes.</summary>
public readonly record struct ByteRange
{
    /// <summary>Initializes a range.</summary>
    /// <param name="offset">The first byte, from 0.</param>
    /// <param name="length">The number of bytes, at least 1; <see langword="null"/> for all that follow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative or the length is not positive.</exception>
    public ByteRange(long offset, long? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (length is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(length));
        }

        Offset = offset;
        Length = length;
    }

    /// <summary>Gets the first byte, from 0.</summary>
    public long Offset { get; }

    /// <summary>Gets the number of bytes, or <see langword="null"/> for all that follow; a range that ends past the file is cut to it.</summary>
    public long? Length { get; }
}
