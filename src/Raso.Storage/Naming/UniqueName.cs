using System.Security.Cryptography;

namespace Raso.Storage.Naming;

/// <summary>The short part of a file name that makes it unique: two files of the same second never collide.</summary>
internal static class UniqueName
{
    private const int Bytes = 6;

    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
