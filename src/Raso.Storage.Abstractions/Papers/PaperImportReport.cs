namespace Raso.Storage.Papers;

/// <summary>What an import did.</summary>
/// <param name="Counts">How many records it read, and what became of them.</param>
/// <param name="Refusals">The refused records in the order in which they were met, at most <see cref="PaperImportOptions.MaxRefusals"/> of them.</param>
public sealed record PaperImportReport(PaperImportProgress Counts, IReadOnlyList<PaperImportRefusal> Refusals);
