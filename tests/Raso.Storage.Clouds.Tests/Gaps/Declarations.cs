using System.Security.Cryptography;
using System.Text.Json;
using Raso.Storage.Aws;
using Raso.Storage.Azure;
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
            new GoogleCloudStorageOptions { Bucket = "papers", CredentialsJson = ServiceAccount() }, TimeProvider.System))),
    ];

    private static StorageCapabilities Of(IStorageDriver driver)
    {
        var can = driver.Traits.Capabilities;
        (driver as IDisposable)?.Dispose();
        return can;
    }

    // With a key of its own, as most hosts have one: it signs URLs.
    private static string ServiceAccount()
    {
        using var key = RSA.Create(2048);
        return JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account",
            ["project_id"] = "example",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "raso@example.iam.gserviceaccount.com",
            ["client_id"] = "1",
            ["token_uri"] = "https://oauth2.googleapis.com/token",
        });
    }
}
