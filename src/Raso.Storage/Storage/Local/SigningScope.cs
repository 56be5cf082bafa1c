using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Local;

/// <summary>What a signature is good for: one backend at one address, under the keys of its options.</summary>
internal sealed class SigningScope
{
    private const string Purpose = "raso-local-url-v1";

    private readonly string _backend;
    private readonly string _address;
    private readonly Dictionary<string, byte[]> _secrets;

    public SigningScope(string backend, SigningOptions options)
    {
        var url = new Uri(options.BaseUrl);
        _backend = backend;
        _address = url.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _secrets = options.Keys.ToDictionary(key => key.Id, key => Convert.FromBase64String(key.Secret), StringComparer.Ordinal);
        Origin = url.GetLeftPart(UriPartial.Authority);
        BasePath = url.AbsolutePath.TrimEnd('/');
        SigningKeyId = options.Keys[0].Id;
    }

    /// <summary>Gets scheme, host and port.</summary>
    public string Origin { get; }

    /// <summary>Gets the path that all targets begin with, without a <c>/</c> at its end.</summary>
    public string BasePath { get; }

    public string SigningKeyId { get; }

    /// <summary>Computes the signature of a grant.</summary>
    /// <returns>The signature in Base64Url, or <see langword="null"/> where the key of the grant is not known.</returns>
    public string? Sign(SignedGrant grant) => _secrets.TryGetValue(grant.KeyId, out var secret)
        ? Base64Url.EncodeToString(HMACSHA256.HashData(secret, Describe(grant)))
        : null;

    // Each field with its length before it, so that no two grants make the same text.
    private byte[] Describe(SignedGrant grant)
    {
        var text = new StringBuilder();
        string?[] fields =
        [
            Purpose,
            _backend,
            _address,
            grant.KeyId,
            grant.MethodName,
            grant.Path.Value,
            grant.Expires.ToString(CultureInfo.InvariantCulture),
            grant.ContentType,
        ];
        foreach (var field in fields)
        {
            _ = field is null ? text.Append('-') : text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}");
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
