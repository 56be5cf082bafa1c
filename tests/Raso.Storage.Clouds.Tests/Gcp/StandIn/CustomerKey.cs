using System.Security.Cryptography;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Customer-supplied encryption keys.</summary>
/// <remarks>https://cloud.google.com/storage/docs/encryption/customer-supplied-keys, and the reasons of the page of status codes</remarks>
internal static class CustomerKey
{
    internal const string Algorithm = "AES256";
    private const string Header = "x-goog-encryption-";
    private const string SourceHeader = "x-goog-copy-source-encryption-";

    /// <summary>The SHA-256 of the key that came with a call; null without one.</summary>
    internal static string? Of(ApiRequest request) => Of(request, Header);

    /// <summary>The same of the key for the source of a copy.</summary>
    internal static string? OfSource(ApiRequest request) => Of(request, SourceHeader);

    /// <summary>Refuses to read an object without its key, with another, or with one that it does not have.</summary>
    internal static void Check(StoredObject stored, string? given)
    {
        switch (stored.KeySha256, given)
        {
            case (null, null):
                return;
            case (null, not null):
                throw new ApiException(
                    400,
                    "resourceNotEncryptedWithCustomerEncryptionKey",
                    "The target object is not encrypted by a customer-supplied encryption key.");
            case (not null, null):
                throw new ApiException(
                    400,
                    "resourceIsEncryptedWithCustomerEncryptionKey",
                    "The target object is encrypted by a customer-supplied encryption key.");
            default:
                if (stored.KeySha256 != given)
                {
                    throw new ApiException(400, "customerEncryptionKeyIsIncorrect", "The provided encryption key is incorrect.");
                }

                return;
        }
    }

    private static string? Of(ApiRequest request, string start)
    {
        var (algorithm, key, hash) = (request.Header($"{start}algorithm"), request.Header($"{start}key"), request.Header($"{start}key-sha256"));
        if (algorithm is null && key is null && hash is null)
        {
            return null;
        }

        if (algorithm != Algorithm)
        {
            throw new ApiException(400, "customerEncryptionAlgorithmIsInvalid", "Missing or unsupported encryption algorithm.");
        }

        var bytes = new byte[64];
        if (key is null || !Convert.TryFromBase64String(key, bytes, out var length) || length != 32)
        {
            throw new ApiException(
                400, "customerEncryptionKeyFormatIsInvalid", "Missing an encryption key, or it is not base64 encoded, or it does not meet the required length.");
        }

        var expected = Convert.ToBase64String(SHA256.HashData(bytes.AsSpan(0, length)));
        return hash == expected
            ? expected
            : throw new ApiException(
                400, "customerEncryptionKeySha256IsInvalid", "Missing a SHA256 hash of the encryption key, or it does not match the encryption key.");
    }
}
