namespace Raso.Storage.Workflows;

/// <summary>What became of the items of a run.</summary>
/// <param name="Counts">How many items there were, and what became of them.</param>
/// <param name="Failures">The items that failed, in the order in which they did; at most <see cref="BulkOptions.MaxFailures"/> and those that ran beside the last of them.</param>
/// <param name="IsComplete">Whether the source was read to its end and every item of it begun; <see langword="false"/> where too many items failed before.</param>
public sealed record BulkReport(BulkProgress Counts, IReadOnlyList<BulkOutcome> Failures, bool IsComplete);
