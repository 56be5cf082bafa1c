namespace Raso.Storage.Catalog;

/// <summary>A replica whose bytes a backend has acknowledged.</summary>
/// <param name="Backend">The name of the backend.</param>
/// <param name="ETag">The tag that the backend gave.</param>
public sealed record StoredReplica(string Backend, string? ETag);
