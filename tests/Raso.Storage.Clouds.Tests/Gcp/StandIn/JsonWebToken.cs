using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Tokens that a service account has signed itself (RS256).</summary>
/// <remarks>https://developers.google.com/identity/protocols/oauth2/service-account</remarks>
internal sealed record JsonWebToken(string Issuer, string? Audience, string? Scope, DateTimeOffset Issued, DateTimeOffset Expires)
{
    /// <summary>Reads a token; null when it is none, or not signed by one of the accounts.</summary>
    internal static JsonWebToken? Read(string text, IEnumerable<GoogleServiceAccount> accounts)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || Json(parts[0]) is not { } header || Json(parts[1]) is not { } claims)
        {
            return null;
        }

        var issuer = (string?)claims["iss"];
        var account = accounts.FirstOrDefault(known => known.Email == issuer);
        var isSigned = account is not null && (string?)header["alg"] == "RS256" && ((string?)header["kid"] ?? account.KeyId) == account.KeyId
            && Base64Url.IsValid(parts[2])
            && account.IsSignedBy(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
        return isSigned && claims["iat"] is { } issued && claims["exp"] is { } expires
            ? new JsonWebToken(
                account!.Email,
                (string?)claims["aud"],
                (string?)claims["scope"],
                DateTimeOffset.FromUnixTimeSeconds((long)issued),
                DateTimeOffset.FromUnixTimeSeconds((long)expires))
            : null;
    }

    private static JsonObject? Json(string part)
    {
        try
        {
            return Base64Url.IsValid(part) ? JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
