using Raso.Storage.Papers;

namespace Raso.Storage.Catalog;

/// <summary>A paper that is to be imported.</summary>
/// <param name="Id">The id that it gets where it is not known yet.</param>
/// <param name="Paper">The fields, validated and normalized.</param>
/// <param name="Folder">The folder of its files where it is not known yet.</param>
public sealed record PaperImportRow(Guid Id, NewPaper Paper, string Folder);
