using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>One bucket for a whole run; tests part by prefix.</summary>
internal static class S3Bucket
{
    private static readonly string Name = $"raso-s3-{Guid.CreateVersion7():N}";
    private static readonly Lazy<Task> Made = new(MakeAsync);

    /// <summary>Gets options of the bucket, which is there.</summary>
    public static async Task<S3Options> GetAsync()
    {
        await Made.Value;
        return Options(Name);
    }

    /// <summary>Gets options of a bucket on the server, which need not be there.</summary>
    public static S3Options Options(string bucket)
    {
        var server = CloudServers.S3;
        var options = new S3Options
        {
            Bucket = bucket,
            ServiceUrl = server.Endpoint.GetLeftPart(UriPartial.Authority),
            AccessKey = server.AccessKey,
            SecretKey = server.SecretKey,
            Tiers = ["STANDARD", "STANDARD_IA"],
        };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(20);
        return options;
    }

    private static async Task MakeAsync()
    {
        await using var driver = new S3StorageDriver(Options(Name), TimeProvider.System);
        await driver.EnsureContainerAsync(CancellationToken.None);
    }
}
