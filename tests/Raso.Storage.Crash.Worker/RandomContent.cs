using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Crash.Worker;

/// <summary>Bytes of a file, and their hash as this side computes it.</summary>
internal sealed record RandomContent(FileContent Bytes, string Sha256)
{
    public static RandomContent Create(Random random, string head = "")
    {
        // Most are one write, some several: the local driver writes a MiB at once.
        var bytes = new byte[head.Length + 1 + random.Next(random.Next(8) == 0 ? 2_600_000 : 30_000)];
        random.NextBytes(bytes);
        Encoding.ASCII.GetBytes(head, bytes);
        return new RandomContent(FileContent.FromBytes(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
