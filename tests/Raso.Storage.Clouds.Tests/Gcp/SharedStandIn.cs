using Raso.Storage.Clouds.Tests.Gcp.StandIn;

namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>One stand-in for all conformance tests of this process; each test has a folder of its own. Tests that order faults start their own.</summary>
internal static class SharedStandIn
{
    public const string Bucket = "raso-conformance";

    private const long RewriteBytesPerCall = 1 << 20;

    private static readonly Lazy<Task<GoogleStandIn>> Started = new(StartAsync);

    public static Task<GoogleStandIn> GetAsync() => Started.Value;

    private static async Task<GoogleStandIn> StartAsync()
    {
        var standIn = await GoogleStandIn.StartAsync(new GoogleStandInOptions { RequireTokens = true, RewriteBytesPerCall = RewriteBytesPerCall });
        standIn.CreateBucket(Bucket);
        return standIn;
    }
}
