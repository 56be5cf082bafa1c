using Raso.Storage.Aws;
using Raso.Storage.Azure;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;
using Raso.Storage.Gcp;
using Raso.Storage.Local;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Gaps;

/// <summary>What each driver declares with ordinary options; no server is asked.</summary>
internal static class Declarations
{
    public static readonly IReadOnlyList<(string Provider, StorageCapabilities Can)> All =
    [
        ("Local folder", Of(new LocalStorageDriver(new LocalStorageOptions { RootPath = Path.GetTempPath() }))),
        ("S3 (AWS)", Of(new S3StorageDriver(
            new S3Options { Bucket = "papers", Region = "eu-west-1", AccessKey = "a", SecretKey = "b" }, TimeProvider.System))),
        ("S3-compatible", Of(new S3StorageDriver(
            new S3Options { Bucket = "papers", ServiceUrl = "https://s3.example.org", AccessKey = "a", SecretKey = "b" }, TimeProvider.System))),
        ("MinIO", Of(new MinioStorageDriver(new MinioOptions { Bucket = "papers", Endpoint = "https://minio.example.org", AccessKey = "a", SecretKey = "b" }))),
        ("Azure Blob Storage", Of(new AzureBlobStorageDriver(
            new AzureBlobsOptions
            {
                Container = "papers",
                ServiceUri = new Uri("https://example.blob.core.windows.net"),
                AccountName = "example",
                AccountKey = Convert.ToBase64String(new byte[32]),
            },
            TimeProvider.System))),
        ("Google Cloud Storage", Of(new GoogleCloudStorageDriver(
            new GoogleCloudStorageOptions { Bucket = "papers", CredentialsJson = GoogleServiceAccount.Default.ToJson(new Uri("https://oauth2.googleapis.com/token")) }, TimeProvider.System))),
    ];

    private static StorageCapabilities Of(IStorageDriver driver)
    {
        var can = driver.Traits.Capabilities;
        (driver as IDisposable)?.Dispose();
        return can;
    }
}
