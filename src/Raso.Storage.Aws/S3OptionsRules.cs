using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace Raso.Storage.Aws;

/// <summary>What <see cref="S3Options"/> must keep.</summary>
internal static partial class S3OptionsRules
{
    private const int CustomerKeyBytes = 32;
    private const long LongestFile = 10_000 * (5L << 30);

    public static IEnumerable<ValidationFailure> Check(S3Options options) =>
        [.. CheckBucket(options.Bucket), .. CheckPlace(options), .. CheckCredentials(options), .. CheckEncryption(options), .. CheckLimits(options)];

    private static IEnumerable<ValidationFailure> CheckBucket(string bucket)
    {
        if (string.IsNullOrEmpty(bucket))
        {
            yield return new(nameof(S3Options.Bucket), "is not set; name the bucket that holds the files.");
        }
        else if (bucket.StartsWith("arn:", StringComparison.Ordinal))
        {
            yield return new(nameof(S3Options.Bucket), "is an ARN; set the name of the bucket, or the alias of the access point.");
        }
        else if (bucket.EndsWith("--x-s3", StringComparison.Ordinal))
        {
            yield return new(nameof(S3Options.Bucket), "is a directory bucket, which has no tags and lists in no order; choose a general purpose bucket.");
        }
        else if (!BucketPattern().IsMatch(bucket) || bucket.Contains("..", StringComparison.Ordinal) || AddressPattern().IsMatch(bucket))
        {
            yield return new(
                nameof(S3Options.Bucket),
                "is no name of a bucket; use 3 to 63 lower-case letters, digits, hyphens and single dots, with a letter or digit at both ends, and no IP address.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckPlace(S3Options options)
    {
        if (options.ServiceUrl is not null && !IsEndpoint(options.ServiceUrl))
        {
            yield return new(
                nameof(S3Options.ServiceUrl),
                "is no address of a store; write scheme, host and port alone, for example https://s3.example.org:9000, and set the bucket and the keys apart from it.");
        }

        if (options.Region is not null && !RegionPattern().IsMatch(options.Region))
        {
            yield return new(nameof(S3Options.Region), "is no region; write it like eu-west-1.");
        }

        if (options is { Region: null, ServiceUrl: null } && !KnowsRegion(options))
        {
            yield return new(nameof(S3Options.Region), "is not set, and neither AWS_REGION nor the profile tells it; set the region of the bucket, for example eu-west-1.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckCredentials(S3Options options)
    {
        if (string.IsNullOrEmpty(options.AccessKey) != string.IsNullOrEmpty(options.SecretKey))
        {
            yield return string.IsNullOrEmpty(options.AccessKey)
                ? new(nameof(S3Options.AccessKey), "is not set, and SecretKey is; set both, or none for the SDK's own chain.")
                : new(nameof(S3Options.SecretKey), "is not set, and AccessKey is; set both, or none for the SDK's own chain.");
        }

        if (!string.IsNullOrEmpty(options.SessionToken) && string.IsNullOrEmpty(options.AccessKey))
        {
            yield return new(nameof(S3Options.SessionToken), "is set without AccessKey; set the temporary keys that it belongs to as well.");
        }

        if (!string.IsNullOrEmpty(options.Profile) && !string.IsNullOrEmpty(options.AccessKey))
        {
            yield return new(nameof(S3Options.Profile), "is set beside AccessKey; set one of them.");
        }

        if (!string.IsNullOrEmpty(options.Profile) && S3ClientFactory.FindProfile(options) is null)
        {
            yield return new(
                nameof(S3Options.Profile), $"names '{options.Profile}', which is not in {options.ProfilesLocation ?? "the shared credentials files"}; correct it, or add the profile there.");
        }

        if (!string.IsNullOrEmpty(options.ProfilesLocation) && string.IsNullOrEmpty(options.Profile))
        {
            yield return new(nameof(S3Options.ProfilesLocation), "is set without Profile; name the profile in that file.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckEncryption(S3Options options)
    {
        if (options.CustomerKey is null)
        {
            yield break;
        }

        Span<byte> key = stackalloc byte[CustomerKeyBytes];
        if (!Convert.TryFromBase64String(options.CustomerKey, key, out var length) || length != CustomerKeyBytes)
        {
            yield return new(nameof(S3Options.CustomerKey), "is no key of 256 bits; set 32 random bytes in base64, for example of: openssl rand -base64 32");
        }

        if (IsEndpoint(options.ServiceUrl) && new Uri(options.ServiceUrl!) is { Scheme: "http", IsLoopback: false })
        {
            yield return new(nameof(S3Options.CustomerKey), "would be sent in clear text with every request; use an https address in ServiceUrl.");
        }

        if (options.KmsKeyId is not null || options.Encryptions is { Count: > 0 })
        {
            yield return new(nameof(S3Options.CustomerKey), "excludes KmsKeyId and Encryptions; leave those out.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckLimits(S3Options options)
    {
        if (options.MaxFileLength is < 1 or > LongestFile)
        {
            yield return new(nameof(S3Options.MaxFileLength), $"is {options.MaxFileLength}; choose 1 to {LongestFile} bytes, which are 10,000 parts of 5 GiB.");
        }

        if (options.ConnectTimeout < TimeSpan.FromMilliseconds(10) || options.ConnectTimeout > TimeSpan.FromHours(1))
        {
            yield return new(nameof(S3Options.ConnectTimeout), $"is {options.ConnectTimeout}; choose 10 ms to one hour.");
        }
    }

    private static bool IsEndpoint(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && url is { Query: "", Fragment: "", UserInfo: "", AbsolutePath: "/" };

    // Files and variables alone: what asks the network is not for a check.
    private static bool KnowsRegion(S3Options options) => S3ClientFactory.FindProfile(options)?.Region is not null
        || FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false) is not null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketPattern();

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+\z", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionPattern();
}
