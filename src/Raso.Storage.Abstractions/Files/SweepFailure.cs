namespace Raso.Storage.Files;

/// <summary>A replica whose bytes could not be deleted, or a <c>metadata.json</c> that could not be written or removed.</summary>
/// <param name="Path">The path of the file as the catalogue has it, which may be no <see cref="StoragePath"/>.</param>
/// <param name="Backend">The name of the backend.</param>
/// <param name="Reason">What went wrong.</param>
public sealed record SweepFailure(string Path, string Backend, string Reason);
