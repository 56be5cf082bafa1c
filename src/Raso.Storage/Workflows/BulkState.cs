using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Workflows;

/// <summary>How far a run has read, a hash of the keys up to there, and which items were done.</summary>
internal sealed record BulkState(long Read, byte[] Chain, IReadOnlyList<(long First, long Last)> Done)
{
    public static BulkState Empty { get; } = new(0, new byte[SHA256.HashSizeInBytes], []);

    /// <summary>Adds a key to the hash of those before it.</summary>
    public static byte[] Next(byte[] chain, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(chain);
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        return hash.GetHashAndReset();
    }
}
