namespace Raso.Storage;

/// <summary>What a store has of an upload that is not complete.</summary>
public sealed record UploadProgress
{
    private UploadProgress()
    {
    }

    /// <summary>Gets the parts, where the store keeps each by itself; <see langword="null"/> where it takes bytes in order only.</summary>
    public IReadOnlyList<UploadedPart>? Parts { get; private init; }

    /// <summary>Gets how many bytes from the beginning on the store has, where it takes them in order only; they need not end with a part. What is sent of them again must be ignored by the store.</summary>
    public long? Length { get; private init; }

    /// <summary>Tells of a store that keeps each part by itself.</summary>
    /// <param name="parts">The parts in any order, each as <see cref="IStorageDriver.UploadPartAsync"/> gave it.</param>
    /// <returns>What the store has.</returns>
    public static UploadProgress OfParts(IReadOnlyList<UploadedPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new UploadProgress { Parts = parts };
    }

    /// <summary>Tells of a store that takes bytes in order only.</summary>
    /// <param name="length">How many it has, from the beginning on.</param>
    /// <returns>What the store has.</returns>
    public static UploadProgress OfBytes(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new UploadProgress { Length = length };
    }
}
