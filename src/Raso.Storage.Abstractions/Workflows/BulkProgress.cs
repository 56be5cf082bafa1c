namespace Raso.Storage.Workflows;

/// <summary>How far a run is.</summary>
/// <param name="Succeeded">How many items were processed without an error.</param>
/// <param name="Failed">How many items failed.</param>
/// <param name="Skipped">How many items were left out, because an earlier run of the same name did them.</param>
public sealed record BulkProgress(long Succeeded, long Failed, long Skipped)
{
    /// <summary>Gets how many items were settled: the sum of the three.</summary>
    public long Total => Succeeded + Failed + Skipped;
}
