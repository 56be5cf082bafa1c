using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Plain;

/// <summary>The plain store, on which judges show that they see what is wrong.</summary>
internal sealed class PlainCloud(PlainServer server, PlainVice vice = PlainVice.None) : CloudUnderTest
{
    public const string Password = "plain+password/4711";

    public override string Name => $"Plain, {vice}";

    public override Uri Endpoint => server.Endpoint;

    public override HttpAnswer ExpiredCredentials => ErrorForms.Json(401);

    public override IReadOnlyList<string> Secrets => [Password];

    public override HttpAnswer OwnError(int status) => ErrorForms.Json(status);

    public override (IStorageDriver Driver, BackendOptions Options) CreateDriver(Uri endpoint, Action<BackendOptions> configure)
    {
        var options = new BackendOptions();
        configure(options);
        // What is judged by must be sound.
        var own = endpoint == Endpoint && vice is not (PlainVice.LeaksConnections or PlainVice.ChecksBeforeItCreates) ? PlainVice.None : vice;
        return (new PlainDriver(endpoint, Password, own), options);
    }

    public override async Task<byte[]?> ReadDirectlyAsync(ICloudStorageBackend backend, StoragePath path, CancellationToken cancellationToken) =>
        await PlainHttp.Client.GetByteArrayAsync(new Uri(Endpoint, Uri.EscapeDataString(path.Value)), cancellationToken);
}
