namespace Raso.Storage.Catalog;

/// <summary>A version that was marked as pruned.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Length">The length of its file in bytes.</param>
/// <param name="FileId">The id of its file.</param>
/// <param name="SourceCodeId">The id of the file with its source code, if there is one.</param>
public sealed record PrunedVersion(int Number, long Length, Guid FileId, Guid? SourceCodeId);
