namespace Raso.Storage.Catalog;

/// <summary>What became of one paper that was to be imported.</summary>
/// <param name="State">What was done.</param>
/// <param name="PaperId">The paper that was made or known, or the one in the way.</param>
public readonly record struct PaperImportOutcome(PaperImportState State, Guid PaperId);
