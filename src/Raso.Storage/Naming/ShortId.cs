using System.Security.Cryptography;

namespace Raso.Storage.Naming;

/// <summary>The twelve digits that stand for a paper in the names of its folder and files.</summary>
internal static class ShortId
{
    private const int Digits = 12;

    /// <summary>Gets the last group of an id, which can be searched for in the catalogue, where it is random or a hash; of other ids, which may count or name a machine there, the beginning of a hash.</summary>
    public static string Of(Guid id) => id.Version is 4 or 5 or 7
        ? id.ToString("N")[^Digits..]
        : Convert.ToHexStringLower(SHA256.HashData(id.ToByteArray(bigEndian: true)))[..Digits];
}
