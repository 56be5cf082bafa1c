using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Relationships;

/// <summary>Where a page of relationships begins, as an opaque text.</summary>
internal static class RelationshipCursor
{
    private const int Length = 2 + 16;

    public static string Write(string list, RelationshipKey last)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)last.Type;
        bytes[1] = (byte)last.Other.Type;
        last.Other.Id.TryWriteBytes(bytes[2..], bigEndian: true, out _);
        return PageStart.Write(list, bytes);
    }

    public static bool TryRead(string text, string list, out RelationshipKey key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        key = default;
        if (!PageStart.TryRead(text, list, bytes))
        {
            return false;
        }

        key = new RelationshipKey((RelationshipType)bytes[0], new AssetReference((AssetType)bytes[1], new Guid(bytes[2..], bigEndian: true)));
        return Enum.IsDefined(key.Type) && Enum.IsDefined(key.Other.Type);
    }
}
