using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Minio;

/// <summary>Signs requests (AWS Signature Version 4). The client's own signer is not public, knows no headers but the host in URLs, and signs before a handler can add conditions.</summary>
internal sealed class SignatureV4(string region)
{
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    public const string HashHeader = "x-amz-content-sha256";
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string DateHeader = "x-amz-date";
    private const string TokenHeader = "x-amz-security-token";

    // Signed beside x-amz-*, so that nobody on the way can take a condition off.
    private static readonly HashSet<string> AlsoSigned = new(StringComparer.OrdinalIgnoreCase)
    {
        "content-md5", "content-type", "if-match", "if-none-match", "range",
    };

    /// <summary>Signs a request by a header; what it was signed with before is replaced. The hash of its body stands in its headers already.</summary>
    public void Sign(HttpRequestMessage request, AccessKeys keys, DateTimeOffset now)
    {
        var headers = request.Headers;
        Set(DateHeader, Time(now));
        Set(TokenHeader, keys.SessionToken);
        var address = request.RequestUri!;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = headers.Host ?? address.Authority };
        AddSigned(signed, headers.NonValidated);
        if (request.Content is { } content)
        {
            AddSigned(signed, content.Headers.NonValidated);
        }

        var names = string.Join(';', signed.Keys);
        var signature = Compute(request.Method, address, Query(address.Query), signed, signed[HashHeader], keys, now);
        Set("Authorization", $"{Algorithm} Credential={keys.AccessKey}/{Scope(now)}, SignedHeaders={names}, Signature={signature}");

        void Set(string name, string? value)
        {
            headers.Remove(name);
            if (value is not null)
            {
                headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    /// <summary>Makes a URL that carries the signature.</summary>
    public Uri Presign(
        HttpMethod method, Uri address, IReadOnlyDictionary<string, string> headers, AccessKeys keys, DateTimeOffset now, TimeSpan lifetime)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = address.Authority };
        foreach (var (name, value) in headers)
        {
            signed[name.ToLowerInvariant()] = value;
        }

        var query = Query(address.Query);
        query.Add(("X-Amz-Algorithm", Algorithm));
        query.Add(("X-Amz-Credential", Uri.EscapeDataString($"{keys.AccessKey}/{Scope(now)}")));
        query.Add(("X-Amz-Date", Time(now)));
        query.Add(("X-Amz-Expires", ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        query.Add(("X-Amz-SignedHeaders", Uri.EscapeDataString(string.Join(';', signed.Keys))));
        if (keys.SessionToken is { } token)
        {
            query.Add(("X-Amz-Security-Token", Uri.EscapeDataString(token)));
        }

        var signature = Compute(method, address, query, signed, Unsigned, keys, now);
        return new Uri($"{address.GetLeftPart(UriPartial.Path)}?{Join(query)}&X-Amz-Signature={signature}");
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? EmptyHash : Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void AddSigned(SortedDictionary<string, string> signed, System.Net.Http.Headers.HttpHeadersNonValidated headers)
    {
        foreach (var header in headers)
        {
            if (header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) || AlsoSigned.Contains(header.Key))
            {
                signed[header.Key.ToLowerInvariant()] = header.Value.ToString();
            }
        }
    }

    private static List<(string Name, string Value)> Query(string query) =>
    [
        .. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (pair, "") : (pair[..at], pair[(at + 1)..]);
            return (Uri.EscapeDataString(Uri.UnescapeDataString(name)), Uri.EscapeDataString(Uri.UnescapeDataString(value)));
        }),
    ];

    private static string Join(IEnumerable<(string Name, string Value)> query) => string.Join('&', query.Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Time(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private string Scope(DateTimeOffset now) => $"{Day(now)}/{region}/s3/aws4_request";

    private string Compute(
        HttpMethod method,
        Uri address,
        List<(string Name, string Value)> query,
        SortedDictionary<string, string> headers,
        string payload,
        AccessKeys keys,
        DateTimeOffset now)
    {
        var sorted = query.OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal);
        var lines = string.Concat(headers.Select(header => $"{header.Key}:{Collapse(header.Value)}\n"));
        var canonical = $"{method.Method}\n{address.AbsolutePath}\n{Join(sorted)}\n{lines}\n{string.Join(';', headers.Keys)}\n{payload}";
        var text = $"{Algorithm}\n{Time(now)}\n{Scope(now)}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes($"AWS4{keys.SecretKey}"), Day(now)), region), "s3"), "aws4_request");
        return Convert.ToHexStringLower(Mac(key, text));
    }
}
