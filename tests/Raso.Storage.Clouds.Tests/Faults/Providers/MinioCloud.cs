using Raso.Storage.Clouds.Tests.Faults.Http;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

/// <summary>S3 through Minio's client, on Ceph's gateway.</summary>
internal sealed class MinioCloud : CloudUnderTest
{
    private static readonly string Bucket = $"raso-faults-{Guid.CreateVersion7():N}";

    public override string Name => "MinIO";

    public override Uri Endpoint => CloudServers.S3.Endpoint;

    public override int PartSize => 5 << 20;

    public override HttpAnswer ExpiredCredentials => S3Protocol.ExpiredCredentials;

    public override IReadOnlyList<string> Secrets => [CloudServers.S3.SecretKey];

    public override HttpAnswer OwnError(int status) => S3Protocol.Error(status);

    public override (IStorageDriver Driver, BackendOptions Options) CreateDriver(Uri endpoint, Action<BackendOptions> configure)
    {
        var options = new MinioOptions
        {
            Bucket = Bucket,
            Endpoint = endpoint.GetLeftPart(UriPartial.Authority),
            AccessKey = CloudServers.S3.AccessKey,
            SecretKey = CloudServers.S3.SecretKey,
            Tiers = ["STANDARD", "STANDARD_IA"],
        };
        configure(options);
        return (new MinioStorageDriver(options), options);
    }
}
