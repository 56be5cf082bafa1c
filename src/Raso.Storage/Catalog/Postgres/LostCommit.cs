namespace Raso.Storage.Catalog.Postgres;

/// <summary>A COMMIT whose answer was lost.</summary>
/// <param name="Xid">The id of the transaction.</param>
/// <param name="Cause">How the answer was lost.</param>
internal sealed record LostCommit(ulong Xid, Exception Cause);
