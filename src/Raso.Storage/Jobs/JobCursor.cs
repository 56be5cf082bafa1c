using System.Buffers.Binary;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Jobs;

/// <summary>Where a page of jobs begins, as an opaque text.</summary>
internal static class JobCursor
{
    private const int Length = sizeof(long) + 16;

    public static string Write(GenerationJob last, JobListOptions options)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.CreatedAt.UtcTicks);
        last.Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return PageStart.Write(ListOf(options), bytes);
    }

    public static bool TryRead(string text, JobListOptions options, out JobKey key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        key = default;
        if (!PageStart.TryRead(text, ListOf(options), bytes))
        {
            return false;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.MinValue.UtcTicks || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        key = new JobKey(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[sizeof(long)..], bigEndian: true));
        return true;
    }

    private static string ListOf(JobListOptions options) => $"{(options.OldestFirst ? "oldest" : "newest")} jobs of {options.PaperId}";
}
