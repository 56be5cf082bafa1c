namespace Raso.Storage.Catalog;

/// <summary>What the ledger knows of one replica.</summary>
/// <param name="Backend">The name of the backend.</param>
/// <param name="State">Its state.</param>
/// <param name="ETag">The tag that the backend gave, if it did.</param>
public sealed record LedgerReplica(string Backend, ReplicaState State, string? ETag);
