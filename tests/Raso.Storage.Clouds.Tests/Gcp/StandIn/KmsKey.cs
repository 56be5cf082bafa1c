using System.Text.RegularExpressions;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Names of keys of the key management service. Nothing is encrypted: the name is checked and told.</summary>
/// <remarks>https://cloud.google.com/storage/docs/encryption/customer-managed-keys</remarks>
internal static partial class KmsKey
{
    /// <summary>The version of a key that an object says it was written with.</summary>
    internal static string? Used(string? name) => name switch
    {
        null or "" => null,
        _ when Version().IsMatch(name) => name,
        _ when Name().IsMatch(name) => $"{name}/cryptoKeyVersions/1",
        _ => throw ApiException.Invalid($"Malformed Cloud KMS crypto key: {name}"),
    };

    [GeneratedRegex("^projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+$")]
    private static partial Regex Name();

    [GeneratedRegex("^projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+/cryptoKeyVersions/[0-9]+$")]
    private static partial Regex Version();
}
