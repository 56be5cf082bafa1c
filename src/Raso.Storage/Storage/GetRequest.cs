namespace Raso.Storage;

/// <summary>An object to be read.</summary>
/// <param name="Path">The path.</param>
/// <param name="Range">The part to read; all where <see langword="null"/>. One that begins past the end is an error, one that ends past it is cut.</param>
/// <param name="IfMatch">The ETag that the object must have; any where <see langword="null"/>.</param>
public sealed record GetRequest(StoragePath Path, ByteRange? Range = null, string? IfMatch = null);
