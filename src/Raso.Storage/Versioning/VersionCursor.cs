using System.Buffers.Binary;
using Raso.Storage.Assets;
using Raso.Storage.Validation;

namespace Raso.Storage.Versioning;

/// <summary>Where a page of versions or roll-backs begins, as an opaque text.</summary>
internal static class VersionCursor
{
    /// <summary>Names the list of an asset's versions.</summary>
    public static string VersionsOf(AssetReference asset) => $"versions of {asset}";

    /// <summary>Names the list of an asset's roll-backs.</summary>
    public static string RollbacksOf(AssetReference asset) => $"roll-backs of {asset}";

    public static string Write(string list, int lastNumber)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, lastNumber);
        return PageStart.Write(list, bytes);
    }

    public static bool TryRead(string text, string list, out int lastNumber)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        lastNumber = 0;
        if (!PageStart.TryRead(text, list, bytes))
        {
            return false;
        }

        lastNumber = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return lastNumber > 0;
    }
}
