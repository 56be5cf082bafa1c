using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>A service account with a key pair of its own.</summary>
public sealed class GoogleServiceAccount
{
    // Making a key takes a tenth of a second: stand-ins that do not ask for another share one.
    private static readonly Lazy<RSA> SharedKey = new(() => RSA.Create(2048));

    private readonly Lock _gate = new();
    private readonly RSA _key;

    private GoogleServiceAccount(string email, RSA key)
    {
        Email = email;
        _key = key;
        KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..40];
    }

    /// <summary>Gets the account that every stand-in knows unless told otherwise.</summary>
    public static GoogleServiceAccount Default { get; } = new("raso@stand-in.iam.gserviceaccount.com", SharedKey.Value);

    public string Email { get; }

    public string KeyId { get; }

    /// <summary>Makes an account with a new key.</summary>
    public static GoogleServiceAccount Create(string email) => new(email, RSA.Create(2048));

    /// <summary>The content of the account's key file, whose tokens come from <paramref name="tokenUri"/>.</summary>
    /// <remarks>https://cloud.google.com/iam/docs/keys-create-delete</remarks>
    public string ToJson(Uri tokenUri) => new JsonObject
    {
        ["type"] = "service_account",
        ["project_id"] = "stand-in",
        ["private_key_id"] = KeyId,
        ["private_key"] = _key.ExportPkcs8PrivateKeyPem(),
        ["client_email"] = Email,
        ["client_id"] = "100000000000000000000",
        ["auth_uri"] = "https://accounts.google.com/o/oauth2/auth",
        ["token_uri"] = tokenUri.ToString(),
        ["universe_domain"] = "googleapis.com",
    }.ToJsonString();

    /// <summary>An RSA signature (PKCS #1 v1.5 over SHA-256), as tokens and signed URLs carry it.</summary>
    public byte[] Sign(byte[] data)
    {
        lock (_gate)
        {
            return _key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public bool IsSignedBy(byte[] data, byte[] signature)
    {
        lock (_gate)
        {
            return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }
}
