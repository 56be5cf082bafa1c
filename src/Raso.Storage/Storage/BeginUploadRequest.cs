namespace Raso.Storage;

/// <summary>An upload of several parts that begins.</summary>
/// <param name="Path">The path.</param>
/// <param name="Description">What is known beforehand.</param>
/// <param name="Condition">The condition of the write; stores that take it on completion only get it there again.</param>
public sealed record BeginUploadRequest(StoragePath Path, ObjectDescription Description, WriteCondition Condition);
