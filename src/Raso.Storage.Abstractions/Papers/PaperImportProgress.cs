namespace Raso.Storage.Papers;

/// <summary>How far an import is: what was committed.</summary>
/// <param name="Read">How many records were settled: the sum of the other four.</param>
/// <param name="Inserted">How many papers were made.</param>
/// <param name="Updated">How many known papers were changed.</param>
/// <param name="Skipped">How many records were known and changed nothing.</param>
/// <param name="Refused">How many records could not be taken.</param>
public sealed record PaperImportProgress(long Read, long Inserted, long Updated, long Skipped, long Refused);
