using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Signed URLs of version 4 with RSA keys.</summary>
/// <remarks>
/// https://cloud.google.com/storage/docs/access-control/signed-urls, https://cloud.google.com/storage/docs/authentication/canonical-requests,
/// https://cloud.google.com/storage/docs/authentication/signatures
/// </remarks>
internal sealed class Signatures(GoogleStandInOptions options)
{
    private const string Algorithm = "GOOG4-RSA-SHA256";
    private const string TimeForm = "yyyyMMdd'T'HHmmss'Z'";
    private const long LongestLife = 7 * 24 * 60 * 60;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    internal static bool IsSigned(ApiRequest request) =>
        request.Query.Pairs.Any(pair => pair.Key.StartsWith("X-Goog-", StringComparison.OrdinalIgnoreCase));

    internal void Check(ApiRequest request)
    {
        if (Parameter(request, "X-Goog-Algorithm") != Algorithm)
        {
            throw Malformed("Invalid algorithm.", "X-Goog-Algorithm");
        }

        var scope = Parameter(request, "X-Goog-Credential").Split('/', 2);
        var time = TimeOf(request);
        var life = long.TryParse(Parameter(request, "X-Goog-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= LongestLife
            ? TimeSpan.FromSeconds(seconds)
            : throw Malformed("X-Goog-Expires must be between 1 and 604800 seconds.", "X-Goog-Expires");
        var (day, parts) = (time.ToString("yyyyMMdd", CultureInfo.InvariantCulture), scope.Length == 2 ? scope[1].Split('/') : []);
        if (parts is not [var date, _, "storage", "goog4_request"] || date != day)
        {
            throw Malformed("The credential's scope is malformed.", "X-Goog-Credential");
        }

        var now = options.Time.GetUtcNow();
        if (time + life <= now)
        {
            throw new ApiException(400, "ExpiredToken", "Invalid argument.")
            {
                Location = $"The provided token has expired. Request signature expired at: {(time + life).ToString("O", CultureInfo.InvariantCulture)}",
            };
        }

        if (time > now + Skew)
        {
            throw new ApiException(403, "RequestTimeTooSkewed", "The difference between the request time and the server's time is too large.");
        }

        var toSign = $"{Algorithm}\n{Parameter(request, "X-Goog-Date")}\n{scope[1]}\n{Hash(Canonical(request))}";
        var account = options.ServiceAccounts.FirstOrDefault(known => known.Email == scope[0]);
        if (account is null || !IsSignature(account, toSign, Parameter(request, "X-Goog-Signature")))
        {
            throw new ApiException(
                403, "SignatureDoesNotMatch", "Access denied. The request signature we calculated does not match the signature you provided. Check your Google secret key and signing method.");
        }
    }

    private static bool IsSignature(GoogleServiceAccount account, string toSign, string signature) =>
        signature.Length % 2 == 0 && signature.All(char.IsAsciiHexDigit)
        && account.IsSignedBy(Encoding.UTF8.GetBytes(toSign), Convert.FromHexString(signature));

    private static string Canonical(ApiRequest request)
    {
        var signed = Parameter(request, "X-Goog-SignedHeaders").Split(';');
        if (!signed.Contains("host"))
        {
            throw Malformed("The host header must be signed.", "X-Goog-SignedHeaders");
        }

        // "x-goog- extension headers" are part of the canonical headers: one that is sent and not signed is refused.
        if (request.Headers.Select(header => header.Key.ToLowerInvariant())
            .FirstOrDefault(name => name.StartsWith("x-goog-", StringComparison.Ordinal) && !signed.Contains(name)) is { } loose)
        {
            throw Malformed($"Header {loose} was included in the request, but not in the signed headers.", "X-Goog-SignedHeaders");
        }

        var headers = signed.Order(StringComparer.Ordinal).Select(name => $"{name}:{Trimmed(request.Header(name))}\n");
        var query = request.Query.Pairs
            .Where(pair => !pair.Key.Equals("X-Goog-Signature", StringComparison.OrdinalIgnoreCase))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")
            .Order(StringComparer.Ordinal);
        var path = string.Join('/', request.Path.Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part))));
        return string.Join(
            '\n',
            request.Method,
            path,
            string.Join('&', query),
            string.Concat(headers),
            string.Join(';', signed),
            request.Header("x-goog-content-sha256") ?? "UNSIGNED-PAYLOAD");
    }

    // Runs of blanks count as one, and none at the ends.
    private static string Trimmed(string? value) => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static DateTimeOffset TimeOf(ApiRequest request) =>
        DateTimeOffset.TryParseExact(
            Parameter(request, "X-Goog-Date"), TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Malformed("Invalid date.", "X-Goog-Date");

    private static string Parameter(ApiRequest request, string name) =>
        request.Query.Pairs.Where(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value).FirstOrDefault()
        ?? throw new ApiException(400, "AuthorizationQueryParametersError", $"Missing query parameter {name}.");

    private static ApiException Malformed(string message, string parameter) =>
        new(400, "AuthorizationQueryParametersError", message) { Location = parameter };
}
