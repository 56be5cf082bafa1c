using System.Buffers.Binary;
using System.Buffers.Text;
using Raso.Storage.Catalog;

namespace Raso.Storage.Papers;

/// <summary>Where a page of papers begins, as an opaque text.</summary>
internal static class PaperCursor
{
    private const int Length = sizeof(long) + 16;

    public static string Write(Paper last)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.CreatedAt.UtcTicks);
        last.Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string text, out PaperKey key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        key = default;
        if (!Base64Url.IsValid(text, out var length) || length != Length || !Base64Url.TryDecodeFromChars(text, bytes, out _))
        {
            return false;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.MinValue.UtcTicks || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        key = new PaperKey(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[sizeof(long)..], bigEndian: true));
        return true;
    }
}
