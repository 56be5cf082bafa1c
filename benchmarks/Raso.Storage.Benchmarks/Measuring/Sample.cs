namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>One measurement.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="MemoryGrowth">By how many bytes the process's resident memory grew at its peak.</param>
internal readonly record struct Sample(TimeSpan Elapsed, long MemoryGrowth);
