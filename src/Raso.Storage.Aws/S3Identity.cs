using Amazon;
using Amazon.Runtime;

namespace Raso.Storage.Aws;

/// <summary>Tells which store a bucket is.</summary>
internal static class S3Identity
{
    /// <summary>Names the bucket: on AWS by its partition, within which names are unique whatever the endpoint, elsewhere by the endpoint.</summary>
    public static StorageIdentity Of(S3Options options, IClientConfig config)
    {
        if (options.ServiceUrl is { } url)
        {
            var endpoint = new Uri(url);
            var id = options.IsAws ? $"s3:{(endpoint.Host.EndsWith(".cn", StringComparison.OrdinalIgnoreCase) ? "aws-cn" : "aws")}" : $"s3:{endpoint.Authority}";
            return new StorageIdentity($"{id}/{options.Bucket}", $"{endpoint.GetLeftPart(UriPartial.Authority)}/{options.Bucket}");
        }

        var region = config.RegionEndpoint ?? RegionEndpoint.USEast1;
        return new StorageIdentity($"s3:{region.PartitionName}/{options.Bucket}", $"s3://{options.Bucket} ({region.SystemName})");
    }
}
