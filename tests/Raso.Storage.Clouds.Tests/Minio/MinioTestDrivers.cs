using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>Makes drivers and backends over a server of a test.</summary>
internal static class MinioTestDrivers
{
    public const string SecretKey = "canary-secret-5d41402abc4b2a76";
    public const string SessionToken = "canary-token-9b71d224bd62f378";

    public static MinioOptions CreateOptions(Uri endpoint) => new()
    {
        Endpoint = endpoint.AbsoluteUri,
        Bucket = "papers",
        AccessKey = "user",
        SecretKey = SecretKey,
        SessionToken = SessionToken,
        Conditions = MinioConditions.Put | MinioConditions.Complete | MinioConditions.Copy,
    };

    public static MinioStorageDriver CreateDriver(Uri endpoint) => new(CreateOptions(endpoint));

    public static CloudStorageBackend CreateBackend(Uri endpoint, int maxRetries = 0)
    {
        var options = CreateOptions(endpoint);
        options.PartSize = 5 << 20;
        options.Resilience.MaxRetries = maxRetries;
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        return new CloudStorageBackend("minio", new MinioStorageDriver(options), options, TimeProvider.System, NullLoggerFactory.Instance);
    }
}
