using System.Data.Common;
using System.Globalization;
using Raso.Storage.Azure;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

/// <summary>Azure Blob Storage, on Azurite.</summary>
internal sealed class AzureCloud : CloudUnderTest
{
    private static readonly string Container = $"raso-faults-{Guid.CreateVersion7():N}";

    public override string Name => "Azure";

    public override Uri Endpoint => new(Setting("BlobEndpoint"));

    public override HttpAnswer ExpiredCredentials { get; } = Error(403, "AuthenticationFailed");

    public override IReadOnlyList<string> Secrets => [Setting("AccountKey")];

    public override string TierOf(StorageCapabilities capabilities) => "Cool";

    public override HttpAnswer OwnError(int status) => Error(status, status switch
    {
        409 => "BlobAlreadyExists",
        412 => "ConditionNotMet",
        429 => "TooManyRequests",
        500 => "InternalError",
        503 => "ServerBusy",
        _ => "Unknown",
    });

    public override (IStorageDriver Driver, BackendOptions Options) CreateDriver(Uri endpoint, Action<BackendOptions> configure)
    {
        var options = new AzureBlobsOptions
        {
            Container = Container,
            ServiceUri = endpoint,
            AccountName = Setting("AccountName"),
            AccountKey = Setting("AccountKey"),
        };
        configure(options);
        return (new AzureBlobStorageDriver(options, TimeProvider.System), options);
    }

    private static HttpAnswer Error(int status, string code) => HttpAnswer.Of(status, "application/xml", string.Create(
        CultureInfo.InvariantCulture,
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>told by the test</Message></Error>"))
        .With("x-ms-error-code", code).With("x-ms-request-id", "0000");

    private static string Setting(string name) => (string)new DbConnectionStringBuilder { ConnectionString = CloudServers.Azure }[name];
}
