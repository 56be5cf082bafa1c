namespace Raso.Storage;

/// <summary>A checksum to be recorded with an object that is stored already.</summary>
/// <param name="Path">The path.</param>
/// <param name="ETag">The ETag that the object must still have.</param>
/// <param name="Sha256">The SHA-256, as 64 lower-case hexadecimal digits.</param>
/// <param name="Description">What is kept with the object, for stores that replace all of it.</param>
public sealed record AnnotateRequest(StoragePath Path, string ETag, string Sha256, ObjectDescription Description);
