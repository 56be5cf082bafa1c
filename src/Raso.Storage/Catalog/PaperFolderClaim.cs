namespace Raso.Storage.Catalog;

/// <summary>A time-limited claim on the <c>metadata.json</c> of one paper's folder.</summary>
/// <param name="PaperId">The id of the paper, which may be gone.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Backend">The name of the backend.</param>
/// <param name="Token">The fence of the claim.</param>
/// <param name="Revision">The revision that was claimed.</param>
public sealed record PaperFolderClaim(Guid PaperId, string Folder, string Backend, Guid Token, long Revision);
