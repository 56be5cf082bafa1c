using System.Buffers.Binary;
using System.Numerics;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The CRC32C (Castagnoli) that Cloud Storage keeps of every object, sent as base64 of its big-endian bytes.</summary>
/// <remarks>https://cloud.google.com/storage/docs/data-validation</remarks>
internal static class Crc32C
{
    internal const uint Start = 0xFFFFFFFF;

    internal static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var single in bytes)
        {
            state = BitOperations.Crc32C(state, single);
        }

        return state;
    }

    internal static string Text(uint state)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~state);
        return Convert.ToBase64String(bytes);
    }
}
