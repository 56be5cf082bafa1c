using System.Buffers.Binary;
using System.Buffers.Text;

namespace Raso.Storage.Versioning;

/// <summary>Where a page of versions or roll-backs begins, as an opaque text.</summary>
internal static class VersionCursor
{
    public static string Write(int lastNumber)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, lastNumber);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string text, out int lastNumber)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        lastNumber = 0;
        if (!Base64Url.IsValid(text, out var length) || length != sizeof(int) || !Base64Url.TryDecodeFromChars(text, bytes, out _))
        {
            return false;
        }

        lastNumber = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return lastNumber > 0;
    }
}
