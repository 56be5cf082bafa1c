namespace Raso.Storage.Catalog;

/// <summary>A time-limited claim on the deletion of one replica.</summary>
/// <param name="FileId">The id of the file.</param>
/// <param name="Path">The path of the file as the row has it: a row that was made past the schema may hold a text that is no <see cref="StoragePath"/>, and must not keep others from being claimed.</param>
/// <param name="Backend">The name of the backend.</param>
/// <param name="Token">The fence of the claim.</param>
/// <param name="State">The state of the file when it was claimed.</param>
/// <param name="Attempts">How often the deletion has failed so far.</param>
public sealed record ReplicaClaim(Guid FileId, string Path, string Backend, Guid Token, FileState State, int Attempts);
