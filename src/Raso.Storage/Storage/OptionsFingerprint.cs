using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage;

/// <summary>A SHA-256 of the options that decide what a file becomes: an upload goes on only under those with which it began.</summary>
internal static class OptionsFingerprint
{
    public static string Of(StoreOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, options.ContentType);
        Add(hash, options.CacheControl);
        Add(hash, options.ContentDisposition);
        Add(hash, options.Tier);
        Add(hash, options.Encryption);
        Add(hash, options.CreateOnly ? "create-only" : null);
        Add(hash, options.IfMatch);
        Add(hash, Sha256Text.Normalize(options.ExpectedSha256));
        Add(hash, options.Metadata);
        Add(hash, options.Tags);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, IReadOnlyDictionary<string, string> entries)
    {
        Add(hash, entries.Count);
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Add(hash, key);
            Add(hash, value);
        }
    }

    // With its length before it, so that no text can run into the next one.
    private static void Add(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Add(hash, -1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
