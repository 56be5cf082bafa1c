namespace Raso.Storage.Files;

/// <summary>What one sweep did.</summary>
/// <param name="Abandoned">Files whose writer's lease had run out.</param>
/// <param name="Deleted">Replicas whose bytes were deleted, those of tombstones that were deleted once more included.</param>
/// <param name="Failures">Replicas whose bytes could not be deleted, and files of papers' folders that could not be refreshed; they are tried again after a pause.</param>
public sealed record SweepReport(int Abandoned, int Deleted, IReadOnlyList<SweepFailure> Failures)
{
    /// <summary>Gets how many uploads that were never finished were removed from the stores, temporary files of ended processes included; looked for once an hour.</summary>
    public int AbortedUploads { get; init; }
}
