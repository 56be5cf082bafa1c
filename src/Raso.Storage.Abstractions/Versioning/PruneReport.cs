namespace Raso.Storage.Versioning;

/// <summary>What a call has pruned.</summary>
/// <param name="Numbers">The numbers of the versions that were pruned, ascending.</param>
/// <param name="Bytes">The length of their files in bytes, without source code; it is free once the bytes are deleted.</param>
public sealed record PruneReport(IReadOnlyList<int> Numbers, long Bytes);
