using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Access tokens: giving them out for a signed assertion, and asking for them.</summary>
/// <remarks>https://developers.google.com/identity/protocols/oauth2/service-account#httprest, https://cloud.google.com/storage/docs/authentication</remarks>
internal sealed class Tokens(GoogleStandInOptions options)
{
    private const string AnyScope = "https://www.googleapis.com/auth/cloud-platform";
    private const string GoogleTokenUri = "https://oauth2.googleapis.com/token";
    private const string JwtGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private const string Scopes = "https://www.googleapis.com/auth/devstorage.";

    private static readonly TimeSpan LongestAssertion = TimeSpan.FromHours(1);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Expires, string Scope)> _given = new(StringComparer.Ordinal);

    private DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>Every token that was given out ends at once.</summary>
    internal void ExpireAll() => _given.Clear();

    internal async Task<Answer> GrantAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var form = new QueryValues(await reader.ReadToEndAsync(cancellationToken));
        if (form["grant_type"] != JwtGrant)
        {
            return Refused("unsupported_grant_type", $"Invalid grant_type: {form["grant_type"]}");
        }

        var token = JsonWebToken.Read(form["assertion"] ?? "", options.ServiceAccounts);
        if (token is null)
        {
            return Refused("invalid_grant", "Invalid JWT Signature.");
        }

        // "When making an access token request this value is always https://oauth2.googleapis.com/token"; some clients name the file's URI.
        if (token.Audience != GoogleTokenUri && token.Audience != $"{request.Endpoint}token")
        {
            return Refused("invalid_grant", $"Invalid JWT: Failed audience check. The right audience is {GoogleTokenUri}");
        }

        if (token.Issued > Now + Skew || token.Expires <= Now || token.Expires - token.Issued > LongestAssertion)
        {
            return Refused(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.");
        }

        return string.IsNullOrEmpty(token.Scope)
            ? Refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
            : Given(token.Scope);
    }

    /// <summary>An answer with a new token.</summary>
    internal Answer Given(string? scope = null)
    {
        var token = $"ya29.stand-in.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        _given[token] = (Now + options.TokenLifetime, scope ?? AnyScope);
        return Answer.Json(new JsonObject
        {
            ["access_token"] = token,
            ["expires_in"] = (long)options.TokenLifetime.TotalSeconds,
            ["token_type"] = "Bearer",
        });
    }

    /// <summary>Refuses a call without a good token, and one whose token may only read.</summary>
    internal void Demand(ApiRequest request, bool isWrite)
    {
        if (options.RequireTokens)
        {
            Check(request, isWrite);
        }
    }

    /// <summary>The same, also where the JSON API is open to all.</summary>
    internal void Check(ApiRequest request, bool isWrite)
    {
        const string Bearer = "Bearer ";
        var header = request.Header("Authorization");
        var token = header?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true ? header[Bearer.Length..] : request.Query["access_token"];
        if (header is null && token is null)
        {
            throw new ApiException(401, "required", "Login Required") { Location = "Authorization", LocationType = "header" };
        }

        var scope = ScopeOf(token ?? "", request)
            ?? throw new ApiException(401, "authError", "Invalid Credentials") { Location = "Authorization", LocationType = "header" };
        var scopes = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!scopes.Any(name => name == AnyScope || name == $"{Scopes}full_control" || name == $"{Scopes}read_write" || (!isWrite && name == $"{Scopes}read_only")))
        {
            throw new ApiException(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
        }
    }

    private static Answer Refused(string error, string description) =>
        Answer.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, 400);

    private string? ScopeOf(string token, ApiRequest request)
    {
        if (options.AcceptedTokens.Contains(token))
        {
            return AnyScope;
        }

        if (_given.TryGetValue(token, out var given))
        {
            return given.Expires > Now ? given.Scope : null;
        }

        // https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth: a signed token stands for an access token.
        var signed = JsonWebToken.Read(token, options.ServiceAccounts);
        return signed is null || signed.Expires <= Now || signed.Issued > Now + Skew || signed.Expires - signed.Issued > LongestAssertion
            ? null
            : signed.Scope ?? (signed.Audience is "https://storage.googleapis.com/" || signed.Audience == request.Endpoint.ToString() ? AnyScope : null);
    }
}
