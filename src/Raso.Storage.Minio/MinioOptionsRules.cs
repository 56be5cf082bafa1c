using System.Text.RegularExpressions;

namespace Raso.Storage.Minio;

/// <summary>What <see cref="MinioOptions"/> must keep.</summary>
internal static partial class MinioOptionsRules
{
    private const int CustomerKeyBytes = 32;

    public static IEnumerable<ValidationFailure> Check(MinioOptions options) =>
        [.. CheckPlace(options), .. CheckKeys(options), .. CheckEncryption(options), .. CheckLists(options)];

    private static IEnumerable<ValidationFailure> CheckPlace(MinioOptions options)
    {
        if (Endpoints.TryParse(options.Endpoint) is null)
        {
            yield return new(nameof(options.Endpoint), Endpoints.Rule);
        }

        if (!BucketPattern().IsMatch(options.Bucket))
        {
            yield return new(nameof(options.Bucket), "is no name of a bucket; use 3 to 63 of the letters a-z, the digits, '.' and '-', beginning and ending with a letter or a digit.");
        }

        if (!RegionPattern().IsMatch(options.Region))
        {
            yield return new(nameof(options.Region), "is no region; write it like eu-west-1, or leave it out for a server without regions.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckKeys(MinioOptions options)
    {
        var hasAccessKey = !string.IsNullOrEmpty(options.AccessKey);
        if (hasAccessKey != !string.IsNullOrEmpty(options.SecretKey))
        {
            yield return new(
                hasAccessKey ? nameof(options.SecretKey) : nameof(options.AccessKey),
                $"is not set, and {(hasAccessKey ? nameof(options.AccessKey) : nameof(options.SecretKey))} is; set both, or neither for the keys of the environment.");
        }

        if (!string.IsNullOrEmpty(options.SessionToken) && !hasAccessKey)
        {
            yield return new(nameof(options.SessionToken), "is set without AccessKey; set the keys that it belongs to, or leave it out.");
        }

        if (!string.IsNullOrEmpty(options.WebIdentityTokenFile) && hasAccessKey)
        {
            yield return new(nameof(options.WebIdentityTokenFile), "is set beside AccessKey; set one of them.");
        }

        if (options.GetProvider() is not null && (hasAccessKey || !string.IsNullOrEmpty(options.WebIdentityTokenFile)))
        {
            yield return new(nameof(options.AccessKey), "or WebIdentityTokenFile is set beside UseCredentials; set one of them.");
        }

        if (!string.IsNullOrEmpty(options.StsEndpoint) && Endpoints.TryParse(options.StsEndpoint) is null)
        {
            yield return new(nameof(options.StsEndpoint), Endpoints.Rule);
        }

        if (!hasAccessKey && string.IsNullOrEmpty(options.SecretKey) && !KeySources.HasAny(options))
        {
            yield return new(nameof(options.AccessKey), "is not set, and the environment has no keys; set AccessKey and SecretKey, or MINIO_ACCESS_KEY and MINIO_SECRET_KEY in the environment.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckEncryption(MinioOptions options)
    {
        foreach (var name in options.Encryptions ?? [])
        {
            if (name is not (MinioOptions.ServerKeys or MinioOptions.KmsKeys))
            {
                yield return new(nameof(options.Encryptions), $"has an unknown name; choose from {MinioOptions.ServerKeys} and {MinioOptions.KmsKeys}.");
            }
        }

        if (string.IsNullOrEmpty(options.CustomerKey))
        {
            yield break;
        }

        if (!IsKey(options.CustomerKey))
        {
            yield return new(nameof(options.CustomerKey), $"is not {CustomerKeyBytes} bytes in base64; make one with: openssl rand -base64 {CustomerKeyBytes}");
        }

        if (options.Encryptions is { Count: > 0 })
        {
            yield return new(nameof(options.Encryptions), "is set beside CustomerKey, which encrypts every file already; set one of them.");
        }

        if (Endpoints.TryParse(options.Endpoint) is { Scheme: "http" })
        {
            yield return new(nameof(options.CustomerKey), "would travel unprotected; use an endpoint with https.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckLists(MinioOptions options)
    {
        if (options.Tiers is { } tiers && tiers.Any(tier => !TierPattern().IsMatch(tier)))
        {
            yield return new(nameof(options.Tiers), "has a name that is no storage class; write them like STANDARD.");
        }

        if ((options.Conditions & ~(MinioConditions.Put | MinioConditions.Complete | MinioConditions.Copy)) != 0)
        {
            yield return new(nameof(options.Conditions), $"is {(int)options.Conditions}; combine {nameof(MinioConditions.Put)}, {nameof(MinioConditions.Complete)} and {nameof(MinioConditions.Copy)}.");
        }
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[CustomerKeyBytes];
        return Convert.TryFromBase64String(text, bytes, out var count) && count == CustomerKeyBytes;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketPattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"^[A-Z0-9_]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TierPattern();
}
