using System.Buffers.Binary;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>Where a page of papers begins, as an opaque text.</summary>
internal static class PaperCursor
{
    private const int Length = sizeof(long) + 16;

    public static string Write(Paper last, bool oldestFirst)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.CreatedAt.UtcTicks);
        last.Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return PageStart.Write(ListOf(oldestFirst), bytes);
    }

    public static bool TryRead(string text, bool oldestFirst, out PaperKey key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        key = default;
        if (!PageStart.TryRead(text, ListOf(oldestFirst), bytes))
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

    private static string ListOf(bool oldestFirst) => oldestFirst ? "oldest papers" : "newest papers";
}
