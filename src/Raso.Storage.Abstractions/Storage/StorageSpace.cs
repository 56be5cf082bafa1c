namespace Raso.Storage;

/// <summary>The space of the disk under a backend.</summary>
/// <param name="FreeBytes">What this process may still use, in bytes.</param>
/// <param name="TotalBytes">The size of the disk, in bytes.</param>
public sealed record StorageSpace(long FreeBytes, long TotalBytes);
