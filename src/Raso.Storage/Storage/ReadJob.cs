namespace Raso.Storage;

/// <summary>One open read: what is read, and what must hold of it.</summary>
/// <param name="Gateway">The way to the store.</param>
/// <param name="Info">What the store held when the read began.</param>
/// <param name="Offset">The first byte that is read.</param>
/// <param name="Length">The number of bytes that must come.</param>
/// <param name="Sha256">The SHA-256 that they must have, or <see langword="null"/> where they are not verified.</param>
/// <param name="Progress">What is told how far the read has come.</param>
internal sealed record ReadJob(
    DriverGateway Gateway, ObjectInfo Info, long Offset, long Length, string? Sha256, IProgress<StorageProgress>? Progress)
{
    /// <summary>Gets the request for what is still missing; only of the object as it was when the read began.</summary>
    /// <param name="position">The bytes that have come.</param>
    public GetRequest Rest(long position) => new(Info.Path, new ByteRange(Offset + position, Length - position), Info.ETag);
}
