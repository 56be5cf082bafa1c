namespace Raso.Storage;

/// <summary>What became of one path of a bulk delete.</summary>
/// <param name="Path">The path.</param>
/// <param name="Error">Why it could not be deleted, or <see langword="null"/> when nothing is stored there any more.</param>
public sealed record DeleteOutcome(StoragePath Path, StorageException? Error)
{
    /// <summary>Gets a value indicating whether nothing is stored at the path any more.</summary>
    public bool Succeeded => Error is null;
}
