namespace Raso.Storage;

/// <summary>How much is stored.</summary>
/// <param name="Files">The number of files.</param>
/// <param name="Bytes">Their length in all, in bytes.</param>
public sealed record StorageUsage(long Files, long Bytes)
{
    /// <summary>Gets the number of entries that are left out of <see cref="Files"/>, because their names are no <see cref="StoragePath"/>; see <see cref="ListOptions.OnSkipped"/>.</summary>
    public long SkippedFiles { get; init; }

    /// <summary>Gets the length in all of the entries that are left out, in bytes, as far as it is known.</summary>
    public long SkippedBytes { get; init; }
}
