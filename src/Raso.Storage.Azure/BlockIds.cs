using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Raso.Storage.Azure;

/// <summary>The ids of uploads and of their blocks. All uploads to one path share its uncommitted blocks, so that each block carries the random id of its upload.</summary>
internal static class BlockIds
{
    private const int RandomBytes = 16;
    private const char Separator = '.';

    /// <summary>Makes the id of a new upload.</summary>
    /// <param name="scope">The encryption scope of all its blocks, which every one of them must name.</param>
    public static string NewUpload(string? scope)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        return scope is null ? id : $"{id}{Separator}{scope}";
    }

    /// <summary>Gets the encryption scope of an upload.</summary>
    public static string? ScopeOf(string uploadId) => uploadId.IndexOf(Separator) is >= 0 and var at ? uploadId[(at + 1)..] : null;

    /// <summary>Makes the id of a block: all of one blob must have the same length.</summary>
    public static string Block(string uploadId, int number)
    {
        Span<byte> bytes = stackalloc byte[RandomBytes + sizeof(int)];
        Convert.FromHexString(uploadId.AsSpan(0, RandomBytes * 2), bytes, out _, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[RandomBytes..], number);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Finds which part of an upload a block is.</summary>
    /// <returns>The number of the part; 0 for a block of something else.</returns>
    public static int FindNumber(string uploadId, string block)
    {
        Span<byte> bytes = stackalloc byte[RandomBytes + sizeof(int)];
        var number = Convert.TryFromBase64String(block, bytes, out var length) && length == bytes.Length
            ? BinaryPrimitives.ReadInt32BigEndian(bytes[RandomBytes..])
            : 0;
        return number > 0 && Block(uploadId, number) == block ? number : 0;
    }
}
