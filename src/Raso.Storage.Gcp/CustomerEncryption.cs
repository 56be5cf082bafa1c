using System.Security.Cryptography;

namespace Raso.Storage.Gcp;

/// <summary>The headers of a key that Google does not keep.</summary>
internal sealed class CustomerEncryption
{
    private readonly string? _key;
    private readonly string _hash;

    public CustomerEncryption(string? key)
    {
        _key = key;
        _hash = key is null ? "" : Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(key)));
    }

    /// <summary>Adds the key that an object is written or read with.</summary>
    public void AddTo(HttpRequestMessage request) => Add(request, "x-goog-encryption-");

    /// <summary>Adds the key of an object that is copied.</summary>
    public void AddSourceTo(HttpRequestMessage request) => Add(request, "x-goog-copy-source-encryption-");

    private void Add(HttpRequestMessage request, string prefix)
    {
        if (_key is not null)
        {
            request.Headers.Add($"{prefix}algorithm", "AES256");
            request.Headers.Add($"{prefix}key", _key);
            request.Headers.Add($"{prefix}key-sha256", _hash);
        }
    }
}
