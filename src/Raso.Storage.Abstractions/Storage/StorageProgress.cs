namespace Raso.Storage;

/// <summary>How far a transfer has come.</summary>
/// <param name="BytesDone">The bytes that the backend has taken or given so far; it can fall back when an attempt is repeated.</param>
/// <param name="TotalBytes">The bytes in all, where that is known.</param>
public readonly record struct StorageProgress(long BytesDone, long? TotalBytes);
