using System.Globalization;
using System.Text.Json;
using Raso.Storage.Clouds.Tests.Faults.Http;
using Raso.Storage.Clouds.Tests.Gcp;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

/// <summary>Google Cloud Storage, on the stand-in: the emulator cuts large uploads and knows no conditions.</summary>
internal sealed class GoogleCloud : CloudUnderTest
{
    private static GoogleStandIn? _standIn;

    public override string Name => "Google";

    public override Uri Endpoint => StandIn.Endpoint;

    public override HttpAnswer ExpiredCredentials { get; } = Error(401, "authError");

    // A line amid the key: the first and last are the same for all keys.
    public override IReadOnlyList<string> Secrets =>
        [JsonDocument.Parse(StandIn.ServiceAccountJson()).RootElement.GetProperty("private_key").GetString()!.Split('\n')[3]];

    internal static GoogleStandIn StandIn => _standIn ?? throw new InvalidOperationException("The stand-in is started by PrepareAsync.");

    public override string TierOf(StorageCapabilities capabilities) => "NEARLINE";

    public override HttpAnswer OwnError(int status) => Error(status, status switch
    {
        409 => "conflict",
        412 => "conditionNotMet",
        429 => "rateLimitExceeded",
        500 => "internalError",
        _ => "backendError",
    });

    public override async Task PrepareAsync(CancellationToken cancellationToken) => _standIn = await SharedStandIn.GetAsync();

    public override (IStorageDriver Driver, BackendOptions Options) CreateDriver(Uri endpoint, Action<BackendOptions> configure)
    {
        var options = new GoogleCloudStorageOptions
        {
            Bucket = SharedStandIn.Bucket,
            Endpoint = endpoint,
            CredentialsJson = StandIn.ServiceAccountJson(),
        };
        configure(options);
        return (new GoogleCloudStorageDriver(options, TimeProvider.System), options);
    }

    private static HttpAnswer Error(int status, string reason) => HttpAnswer.Of(status, "application/json; charset=UTF-8", string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"error":{"code":{{status}},"message":"told by the test","errors":[{"message":"told by the test","domain":"global","reason":"{{reason}}"}] } }"""));
}
