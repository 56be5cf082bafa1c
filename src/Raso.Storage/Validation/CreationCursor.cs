using System.Buffers.Binary;

namespace Raso.Storage.Validation;

/// <summary>Where a page begins of a list that goes by creation and then by id, as an opaque text.</summary>
internal static class CreationCursor
{
    private const int Length = sizeof(long) + 16;

    public static string Write(string list, DateTimeOffset createdAt, Guid id)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, createdAt.UtcTicks);
        id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return PageStart.Write(list, bytes);
    }

    public static bool TryRead(string text, string list, out (DateTimeOffset CreatedAt, Guid Id) last)
    {
        Span<byte> bytes = stackalloc byte[Length];
        last = default;
        if (!PageStart.TryRead(text, list, bytes))
        {
            return false;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.MinValue.UtcTicks || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        last = (new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[sizeof(long)..], bigEndian: true));
        return true;
    }
}
