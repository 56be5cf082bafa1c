namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>What the rounds of one contest with one peer gave; medians, except for the memory, which is the peak of all rounds.</summary>
internal sealed record Outcome(
    string Contest, string Peer, double OurSeconds, double PeerSeconds, double Ratio, double LowestRatio, double HighestRatio, string Target, bool? IsMet, double MemoryMiB);
