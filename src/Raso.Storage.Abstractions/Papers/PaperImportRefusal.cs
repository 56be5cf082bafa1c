namespace Raso.Storage.Papers;

/// <summary>A record that an import did not take, and why.</summary>
/// <param name="Index">Its place among the records, from 0.</param>
/// <param name="Title">Its title, where it has one.</param>
/// <param name="Doi">Its DOI, where it has one.</param>
/// <param name="Reason">Why it was refused, and what mends it.</param>
/// <param name="Failures">The fields at fault; empty where the catalogue refused the record.</param>
public sealed record PaperImportRefusal(long Index, string? Title, string? Doi, string Reason, IReadOnlyList<ValidationFailure> Failures);
