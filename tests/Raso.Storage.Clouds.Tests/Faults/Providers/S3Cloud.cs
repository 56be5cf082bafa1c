using Raso.Storage.Aws;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

/// <summary>S3 through the AWS SDK, on Ceph's gateway.</summary>
internal sealed class S3Cloud : CloudUnderTest
{
    private static readonly string Bucket = $"raso-faults-{Guid.CreateVersion7():N}";

    public override string Name => "S3";

    public override Uri Endpoint => CloudServers.S3.Endpoint;

    // The least that the store takes.
    public override int PartSize => 5 << 20;

    public override HttpAnswer ExpiredCredentials => S3Protocol.ExpiredCredentials;

    public override IReadOnlyList<string> Secrets => [CloudServers.S3.SecretKey];

    public override HttpAnswer OwnError(int status) => S3Protocol.Error(status);

    public override (IStorageDriver Driver, BackendOptions Options) CreateDriver(Uri endpoint, Action<BackendOptions> configure)
    {
        var options = new S3Options
        {
            Bucket = Bucket,
            ServiceUrl = endpoint.GetLeftPart(UriPartial.Authority),
            AccessKey = CloudServers.S3.AccessKey,
            SecretKey = CloudServers.S3.SecretKey,
            Tiers = ["STANDARD", "STANDARD_IA"],
        };
        configure(options);
        return (new S3StorageDriver(options, TimeProvider.System), options);
    }
}
