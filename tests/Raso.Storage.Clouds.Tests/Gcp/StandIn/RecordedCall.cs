namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>A call that has come, in the order of coming.</summary>
/// <param name="Call">Its kind.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="IsInBatch">Whether it came inside a batch.</param>
public sealed record RecordedCall(GoogleCall Call, string Method, string Target, IReadOnlyDictionary<string, string> Headers, bool IsInBatch);
