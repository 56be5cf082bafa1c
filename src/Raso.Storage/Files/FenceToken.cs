using System.Security.Cryptography;

namespace Raso.Storage.Files;

/// <summary>Tokens that fence off whoever lost a lease or a claim.</summary>
internal static class FenceToken
{
    public static Guid Create() => new(RandomNumberGenerator.GetBytes(16));
}
