using System.Security.Cryptography;

namespace Raso.Storage.Minio;

/// <summary>The MD5 that the protocol demands of some bodies and of customer keys; what is kept from tampering is the signature's SHA-256.</summary>
internal static class ContentMd5
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(bytes);
        return Convert.ToBase64String(hash.GetHashAndReset());
    }
}
