using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Aws;
using Raso.Storage.Azure;
using Raso.Storage.Clouds.Tests.Aws;
using Raso.Storage.Clouds.Tests.Azure;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Resuming;

/// <summary>Opens a store from each of two processes; what proves a right comes from the environment, never from a command line.</summary>
internal static class UploadedStores
{
    public const string S3 = "s3";
    public const string Azure = "azure";
    public const string Google = "google";
    public const string GoogleBucket = "raso-killed";

    /// <summary>Opens a store.</summary>
    /// <param name="store">Which kind.</param>
    /// <param name="place">The bucket or container; of Google the endpoint.</param>
    public static CloudStorageBackend Open(string store, string place)
    {
        (IStorageDriver driver, BackendOptions options) = store switch
        {
            S3 => OpenS3(place),
            Azure => OpenAzure(place),
            _ => OpenGoogle(new Uri(place)),
        };
        return new CloudStorageBackend(store, driver, options, TimeProvider.System, NullLoggerFactory.Instance);
    }

    private static (IStorageDriver Driver, BackendOptions Options) OpenS3(string bucket)
    {
        var options = S3Bucket.Options(bucket);
        options.CreateContainer = true;
        options.PartSize = 5 << 20;
        return (new S3StorageDriver(options, TimeProvider.System), options);
    }

    private static (IStorageDriver Driver, BackendOptions Options) OpenAzure(string container)
    {
        var options = AzureTestContainer.Options();
        options.Container = container;
        return (new AzureBlobStorageDriver(options, TimeProvider.System), options);
    }

    private static (IStorageDriver Driver, BackendOptions Options) OpenGoogle(Uri endpoint)
    {
        var options = new GoogleCloudStorageOptions { Bucket = GoogleBucket, Endpoint = endpoint, Anonymous = true, PartSize = 1 << 20 };
        return (new GoogleCloudStorageDriver(options, TimeProvider.System), options);
    }
}
