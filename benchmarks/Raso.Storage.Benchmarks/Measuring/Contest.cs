namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>Something that Raso.Storage does, and peers do beside it in the same rounds.</summary>
/// <param name="Name">What is done.</param>
/// <param name="RunAsync">Does it our way.</param>
/// <param name="Peers">Who else does it.</param>
internal sealed record Contest(string Name, Func<Task<Sample>> RunAsync, params IReadOnlyList<Peer> Peers);
