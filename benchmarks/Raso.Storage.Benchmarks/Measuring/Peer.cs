namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>Who else does the same.</summary>
/// <param name="Name">Who.</param>
/// <param name="Target">What is to be reached against it.</param>
/// <param name="RunAsync">Does it the peer's way, and tells how long that took.</param>
internal sealed record Peer(string Name, Target Target, Func<Task<TimeSpan>> RunAsync);
