namespace Raso.Storage.Catalog;

/// <summary>The record of a file that is being written: it stands, committed, in the ledger before the first byte goes to a backend.</summary>
/// <param name="FileId">The id of the file's row.</param>
/// <param name="Path">The path of the file; no other file ever had it.</param>
/// <param name="Token">The fence: only its holder may renew, confirm or abandon the file.</param>
public sealed record FileIntent(Guid FileId, StoragePath Path, Guid Token);
