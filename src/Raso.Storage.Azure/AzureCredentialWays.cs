namespace Raso.Storage.Azure;

/// <summary>Which kinds of credentials stand in the options.</summary>
internal static class AzureCredentialWays
{
    /// <summary>Finds the options that stand for a kind of credentials each; none for the default chain without further words.</summary>
    public static IReadOnlyList<string> Of(AzureBlobsOptions options)
    {
        var ways = new List<string>();
        if (options.AccountKey is { Length: > 0 } || options.AccountName is { Length: > 0 })
        {
            ways.Add(nameof(options.AccountKey));
        }

        if (options.SasToken is { Length: > 0 })
        {
            ways.Add(nameof(options.SasToken));
        }

        if (options.GivenCredential() is not null)
        {
            ways.Add(nameof(options.UseCredential));
        }

        if (options.ManagedIdentityClientId is { Length: > 0 } || options.TenantId is { Length: > 0 })
        {
            ways.Add(options.ManagedIdentityClientId is { Length: > 0 } ? nameof(options.ManagedIdentityClientId) : nameof(options.TenantId));
        }

        return ways;
    }

    /// <summary>Tells whether no token is needed.</summary>
    public static bool HasSecret(AzureBlobsOptions options) =>
        options.ConnectionString is { Length: > 0 } || options.AccountKey is { Length: > 0 } || options.SasToken is { Length: > 0 };
}
