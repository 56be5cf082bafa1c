using System.Text.RegularExpressions;
using Azure.Storage.Blobs;

namespace Raso.Storage.Azure;

/// <summary>What <see cref="AzureBlobsOptions"/> must keep. No message shows a value that may be a secret.</summary>
internal static partial class AzureBlobsOptionsRules
{
    private const int CustomerKeyBytes = 32;

    public static IEnumerable<ValidationFailure> Check(AzureBlobsOptions options) =>
        [.. CheckContainer(options), .. CheckPlace(options), .. CheckCredentials(options), .. CheckEncryption(options)];

    private static IEnumerable<ValidationFailure> CheckContainer(AzureBlobsOptions options)
    {
        if (string.IsNullOrEmpty(options.Container))
        {
            yield return new(nameof(options.Container), "is not set; name the container that holds the files.");
        }
        else if (!ContainerPattern().IsMatch(options.Container))
        {
            yield return new(
                nameof(options.Container),
                "is no name of a container; use 3 to 63 lower-case letters, digits and single hyphens, beginning and ending with a letter or a digit.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckPlace(AzureBlobsOptions options)
    {
        if (options.ConnectionString is { Length: > 0 } connection)
        {
            if (options.ServiceUri is not null)
            {
                yield return new(nameof(options.ServiceUri), "is set beside ConnectionString, which names the service itself; remove one of them.");
            }

            if (!CanRead(connection))
            {
                yield return new(
                    nameof(options.ConnectionString),
                    "cannot be read; copy it from the account's access keys, or write UseDevelopmentStorage=true for an emulator.");
            }
        }
        else if (options.ServiceUri is not { } service)
        {
            yield return new(
                nameof(options.ServiceUri),
                "is not set, nor is ConnectionString; set one of them, for example https://account.blob.core.windows.net.");
        }
        else if (!service.IsAbsoluteUri || service.Scheme is not ("https" or "http") || service.Query.Length > 0 || service.UserInfo.Length > 0)
        {
            yield return new(
                nameof(options.ServiceUri),
                "is no address of a blob service; write it like https://account.blob.core.windows.net, without a query: a shared access signature belongs in SasToken.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckCredentials(AzureBlobsOptions options)
    {
        var ways = AzureCredentialWays.Of(options);
        if (ways.Count > 1 || (ways.Count > 0 && options.ConnectionString is { Length: > 0 }))
        {
            var given = options.ConnectionString is { Length: > 0 } ? ways.Prepend(nameof(options.ConnectionString)) : ways;
            yield return new(ways[0], $"is one of several kinds of credentials ({string.Join(", ", given)}); keep one of them.");
        }

        if (string.IsNullOrEmpty(options.AccountName) != string.IsNullOrEmpty(options.AccountKey))
        {
            yield return string.IsNullOrEmpty(options.AccountName)
                ? new(nameof(options.AccountName), "is not set, and AccountKey needs it; name the account.")
                : new(nameof(options.AccountKey), "is not set, and AccountName is for it alone; set both, or remove AccountName.");
        }

        if (options.AccountKey is { Length: > 0 } key && !IsBase64(key))
        {
            yield return new(nameof(options.AccountKey), "is no Base64; copy it from the account's access keys.");
        }

        if (options.SasToken is { Length: > 0 } sas && !SignaturePattern().IsMatch(sas))
        {
            yield return new(nameof(options.SasToken), "is no shared access signature; it has a part sig=, and is not a whole URL.");
        }

        if (ways.Count <= 1 && !AzureCredentialWays.HasSecret(options) && options.ServiceUri is { IsAbsoluteUri: true, Scheme: not "https" })
        {
            yield return new(
                nameof(options.ServiceUri),
                "is not HTTPS, and tokens are sent over nothing else; use https, or give an account key or a shared access signature.");
        }
    }

    private static IEnumerable<ValidationFailure> CheckEncryption(AzureBlobsOptions options)
    {
        if (options.EncryptionScopes.Any(scope => scope is null || !ScopePattern().IsMatch(scope)) || options.EncryptionScopes.Distinct().Count() != options.EncryptionScopes.Count)
        {
            yield return new(nameof(options.EncryptionScopes), "has a name that is none or is there twice; a scope has 3 to 63 letters, digits and hyphens.");
        }

        if (options.CustomerKey is not { Length: > 0 } key)
        {
            yield break;
        }

        if (!IsBase64(key) || Convert.FromBase64String(key).Length != CustomerKeyBytes)
        {
            yield return new(nameof(options.CustomerKey), "is no AES-256 key; give 32 bytes in Base64.");
        }

        if (options.EncryptionScopes.Count > 0)
        {
            yield return new(nameof(options.CustomerKey), "excludes EncryptionScopes; remove one of them.");
        }

        if (Address(options) is { Scheme: not "https" })
        {
            yield return new(nameof(options.CustomerKey), "is sent with each request, so that it needs HTTPS; use an https address, or remove it.");
        }
    }

    private static Uri? Address(AzureBlobsOptions options) => options.ConnectionString is { Length: > 0 } connection
        ? (CanRead(connection) ? new BlobServiceClient(connection).Uri : null)
        : options.ServiceUri is { IsAbsoluteUri: true } service ? service : null;

    private static bool CanRead(string connection)
    {
        try
        {
            _ = new BlobServiceClient(connection);
            return true;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerPattern();

    [GeneratedRegex("^[A-Za-z0-9-]{3,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ScopePattern();

    [GeneratedRegex("^\\??(?!.*://)(.*&)?sig=.", RegexOptions.CultureInvariant)]
    private static partial Regex SignaturePattern();
}
