using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Aws;

namespace Raso.Storage.Benchmarks.Clouds;

/// <summary>The S3 server on the loopback that RASO_TEST_S3 names, as each side reaches it: a bucket of this process's own.</summary>
internal sealed class S3Gateway : IAsyncDisposable
{
    private const string Variable = "RASO_TEST_S3";

    private readonly Dictionary<string, string> _server;

    private S3Gateway(Dictionary<string, string> server)
    {
        _server = server;
        Bucket = $"raso-benchmark-{Environment.ProcessId}";
        Backend = OpenBackend();
        Sdk = OpenSdk();
    }

    public string Bucket { get; }

    /// <summary>Gets our side.</summary>
    public CloudStorageBackend Backend { get; }

    /// <summary>Gets the SDK by itself, with its own defaults but for what the server does not know.</summary>
    public AmazonS3Client Sdk { get; }

    public static async Task<S3Gateway> OpenAsync()
    {
        var text = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set; eng/bench starts an S3 server and sets it.");
        var gateway = new S3Gateway(text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]));
        await gateway.Sdk.PutBucketAsync(gateway.Bucket);
        return gateway;
    }

    /// <summary>Runs rclone with the server as the remote <c>gateway</c>; nothing of it stands in a file or on the command line.</summary>
    public Task RcloneAsync(params IReadOnlyList<string> arguments) => Tool.RunAsync(
        new Dictionary<string, string>
        {
            ["RCLONE_CONFIG"] = "/dev/null",
            ["RCLONE_CONFIG_GATEWAY_TYPE"] = "s3",
            ["RCLONE_CONFIG_GATEWAY_PROVIDER"] = "Ceph",
            ["RCLONE_CONFIG_GATEWAY_ENDPOINT"] = _server["Endpoint"],
            ["RCLONE_CONFIG_GATEWAY_ACCESS_KEY_ID"] = _server["AccessKey"],
            ["RCLONE_CONFIG_GATEWAY_SECRET_ACCESS_KEY"] = _server["SecretKey"],
            ["RCLONE_S3_NO_CHECK_BUCKET"] = "true",
            ["RCLONE_IGNORE_TIMES"] = "true",
            ["RCLONE_LOG_LEVEL"] = "ERROR",
        },
        "rclone",
        arguments);

    public async ValueTask DisposeAsync()
    {
        await foreach (var outcome in Backend.DeleteManyAsync(PathsAsync()))
        {
            if (!outcome.Succeeded)
            {
                throw outcome.Error!;
            }
        }

        await Sdk.DeleteBucketAsync(Bucket);
        Sdk.Dispose();
        await Backend.DisposeAsync();
    }

    private async IAsyncEnumerable<StoragePath> PathsAsync()
    {
        await foreach (var entry in Backend.ListAsync())
        {
            yield return StoragePath.Parse(entry.Path);
        }
    }

    private CloudStorageBackend OpenBackend()
    {
        var options = new S3Options
        {
            Bucket = Bucket,
            ServiceUrl = _server["Endpoint"],
            AccessKey = _server["AccessKey"],
            SecretKey = _server["SecretKey"],
        };
        return new CloudStorageBackend("gateway", new S3StorageDriver(options, TimeProvider.System), options, TimeProvider.System, NullLoggerFactory.Instance);
    }

    private AmazonS3Client OpenSdk() => new(
        new BasicAWSCredentials(_server["AccessKey"], _server["SecretKey"]),
        new AmazonS3Config
        {
            ServiceURL = _server["Endpoint"],
            ForcePathStyle = true,
            // The server refuses the checksums that the SDK adds otherwise.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
}
