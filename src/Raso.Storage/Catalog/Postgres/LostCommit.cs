namespace Raso.Storage.Catalog.Postgres;

/// <summary>A COMMIT whose answer was lost.</summary>
/// <param name="Xid">The id of the transaction.</param>
/// <param name="Era">What tells the run of the server that gave the id from others.</param>
/// <param name="Cause">How the answer was lost.</param>
internal sealed record LostCommit(ulong Xid, string Era, Exception Cause);
