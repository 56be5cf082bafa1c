using System.Buffers.Binary;
using Raso.Storage.Validation;

namespace Raso.Storage.Versioning;

/// <summary>Where a page of versions or roll-backs begins, as an opaque text.</summary>
internal static class VersionCursor
{
    public static string Write(int lastNumber)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, lastNumber);
        return PageStart.Write(bytes);
    }

    public static bool TryRead(string text, out int lastNumber)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        lastNumber = 0;
        if (!PageStart.TryRead(text, bytes))
        {
            return false;
        }

        lastNumber = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return lastNumber > 0;
    }
}
