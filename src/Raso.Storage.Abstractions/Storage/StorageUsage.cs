namespace Raso.Storage;

/// <summary>How much is stored.</summary>
/// <param name="Files">The number of files.</param>
/// <param name="Bytes">Their length in all, in bytes.</param>
public sealed record StorageUsage(long Files, long Bytes);
