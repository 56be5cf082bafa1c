using System.Text.RegularExpressions;

namespace Raso.Storage.Gcp;

/// <summary>What <see cref="GoogleCloudStorageOptions"/> must keep.</summary>
internal static partial class GoogleOptionsRules
{
    private const int CustomerKeyBytes = 32;

    public static IEnumerable<ValidationFailure> Check(GoogleCloudStorageOptions options)
    {
        if (!IsBucketName(options.Bucket))
        {
            yield return new(
                nameof(options.Bucket),
                "is no name of a bucket; set 3 to 63 of the letters a-z, the digits, '-', '_' and '.', beginning and ending with a letter or a digit (with dots, up to 222).");
        }

        if (options.CreateContainer && string.IsNullOrWhiteSpace(options.ProjectId))
        {
            yield return new(nameof(options.ProjectId), "is not set; CreateContainer needs the project that the bucket is made in.");
        }

        if (options.StorageClass is { } tier && !GoogleTraits.StorageClasses.Contains(tier))
        {
            yield return new(nameof(options.StorageClass), $"is \"{tier}\"; choose one of: {string.Join(", ", GoogleTraits.StorageClasses)}.");
        }

        foreach (var failure in CheckEndpoint(options).Concat(CheckCredentials(options)).Concat(CheckEncryption(options)))
        {
            yield return failure;
        }
    }

    private static IEnumerable<ValidationFailure> CheckEndpoint(GoogleCloudStorageOptions options)
    {
        if (options.Endpoint is not { } endpoint)
        {
            yield break;
        }

        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps))
        {
            yield return new(nameof(options.Endpoint), "is no http or https address; write it like https://storage.googleapis.com.");
        }
        else if (endpoint.AbsolutePath != "/" || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 || endpoint.UserInfo.Length > 0)
        {
            yield return new(nameof(options.Endpoint), "has more than a scheme, a host and a port; leave out the path, the query and the user.");
        }
        else if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback && !options.Anonymous)
        {
            yield return new(nameof(options.Endpoint), "is a http address, which would carry credentials in clear; use https, or set Anonymous.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckCredentials(GoogleCloudStorageOptions options)
    {
        (string Name, bool IsSet)[] ways =
        [
            (nameof(options.CredentialsFile), options.CredentialsFile is not null),
            (nameof(options.CredentialsJson), options.CredentialsJson is not null),
            (nameof(options.UseCredential), options.FindCredential() is not null),
            (nameof(options.Anonymous), options.Anonymous),
        ];
        var set = ways.Where(way => way.IsSet).Select(way => way.Name).ToList();
        if (set.Count > 1)
        {
            yield return new(set[0], $"is set beside {string.Join(" and ", set.Skip(1))}; credentials come one way, so keep one of them.");
            yield break;
        }

        if (options.CredentialsFile is { } file && !File.Exists(file))
        {
            yield return new(nameof(options.CredentialsFile), "names a file that is not there or cannot be looked at; correct the path, or its rights.");
        }

        if (options.CredentialsJson is { } json && GoogleCredentialJson.FindType(json) is null)
        {
            yield return new(nameof(options.CredentialsJson), $"is no credential in JSON; {GoogleCredentialJson.Mend}");
        }
    }

    private static IEnumerable<ValidationFailure> CheckEncryption(GoogleCloudStorageOptions options)
    {
        if (options.KmsKeyName is { } name && !KmsKeyPattern().IsMatch(name))
        {
            yield return new(nameof(options.KmsKeyName), $"is \"{name}\"; write projects/P/locations/L/keyRings/R/cryptoKeys/K.");
        }

        foreach (var other in options.KmsKeyNames.Where(other => !KmsKeyPattern().IsMatch(other)))
        {
            yield return new(nameof(options.KmsKeyNames), $"has \"{other}\"; write projects/P/locations/L/keyRings/R/cryptoKeys/K.");
        }

        if (options.CustomerKey is not { } key)
        {
            yield break;
        }

        Span<byte> bytes = stackalloc byte[CustomerKeyBytes + 3];
        if (!Convert.TryFromBase64String(key, bytes, out var count) || count != CustomerKeyBytes)
        {
            yield return new(nameof(options.CustomerKey), $"is not {CustomerKeyBytes} bytes in base64; make one with: openssl rand -base64 {CustomerKeyBytes}.");
        }

        if (options.KmsKeyName is not null || options.KmsKeyNames.Count > 0)
        {
            yield return new(nameof(options.CustomerKey), "is set beside keys of Cloud KMS; a file is encrypted one way, so keep one of them.");
        }
    }

    private static bool IsBucketName(string? name) => name is { Length: >= 3 }
        && name.Length <= (name.Contains('.', StringComparison.Ordinal) ? 222 : 63)
        && BucketPattern().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketPattern();

    [GeneratedRegex(@"^projects/[^/\s]+/locations/[^/\s]+/keyRings/[^/\s]+/cryptoKeys/[^/\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex KmsKeyPattern();
}
