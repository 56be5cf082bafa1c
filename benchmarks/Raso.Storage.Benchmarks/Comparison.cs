namespace Raso.Storage.Benchmarks;

/// <summary>A job that Raso.Storage and a peer do in the same run.</summary>
/// <param name="Name">The job.</param>
/// <param name="Peer">Who else does it.</param>
/// <param name="Target">The least ratio of the peer's time to ours.</param>
/// <param name="RunAsync">Does the job our way.</param>
/// <param name="RunPeerAsync">Does the job the peer's way.</param>
internal sealed record Comparison(string Name, string Peer, double Target, Func<Task> RunAsync, Func<Task> RunPeerAsync);
