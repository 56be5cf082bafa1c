namespace Raso.Storage.Folders;

/// <summary>The folder of a paper.</summary>
/// <param name="PaperId">The id of the paper.</param>
/// <param name="Path">The folder, as the catalogue records it.</param>
/// <param name="MetadataPath">The path of its <c>metadata.json</c>.</param>
/// <param name="Parts">The folders below it, each with its whole path.</param>
public sealed record PaperFolder(Guid PaperId, StoragePath Path, StoragePath MetadataPath, IReadOnlyList<StoragePath> Parts);
