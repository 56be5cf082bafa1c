using Raso.Storage.Files;

namespace Raso.Storage.Folders;

/// <summary>What one refresh of papers' folders did.</summary>
/// <param name="Written">Papers whose <c>metadata.json</c> was written.</param>
/// <param name="Removed">Papers that are gone, whose <c>metadata.json</c> was removed.</param>
/// <param name="Failures">What could not be done; it is tried again after a pause.</param>
public sealed record FolderRefreshReport(int Written, int Removed, IReadOnlyList<SweepFailure> Failures);
