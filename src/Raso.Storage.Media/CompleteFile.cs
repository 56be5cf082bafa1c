using System.Buffers.Binary;

namespace Raso.Storage.Media;

/// <summary>Finds files that end before their end, where ffprobe reads what is there and says nothing: each kind tells its length or marks its end.</summary>
internal static class CompleteFile
{
    private const int EndLength = 1 << 17;

    /// <returns>What is wrong; <see langword="null"/> where the file is complete, or its kind tells neither.</returns>
    public static string? FaultOf(MediaCopy file)
    {
        var head = file.Head.Span;
        if (head.StartsWith("RIFF"u8))
        {
            return Riff(file);
        }

        if (head.StartsWith("OggS"u8))
        {
            return Ogg(file.ReadEnd(EndLength));
        }

        if (head.StartsWith("GIF8"u8))
        {
            return file.ReadEnd(EndLength).TrimEnd((byte)0) is [.., 0x3B] ? null : "The picture is cut short: its end mark is missing.";
        }

        if (head is [0xFF, 0xD8, 0xFF, ..])
        {
            return file.ReadEnd(EndLength).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0 ? null : "The picture is cut short: its end mark is missing.";
        }

        return head is [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, >= 0xE0, ..] ? Mp3(file) : null;
    }

    /// <summary>Checks the length that a file of RIFF chunks tells of itself: WAVE and WebP.</summary>
    public static string? Riff(MediaCopy file)
    {
        var size = file.Head.Length >= 8 ? BinaryPrimitives.ReadUInt32LittleEndian(file.Head.Span[4..]) : 0;
        // Writers to a pipe cannot come back to note the length: they leave nothing or the greatest number.
        return size is 0 or uint.MaxValue ? null : Compare(size + 8L, file.Length);
    }

    // RFC 3533: the last page of a logical stream has the flag 0x04.
    private static string? Ogg(ReadOnlySpan<byte> end)
    {
        const int Header = 27;
        var page = end[Math.Max(0, end.LastIndexOf("OggS"u8))..];
        if (page.Length < Header || !page.StartsWith("OggS"u8) || page.Length < Header + page[26])
        {
            return "The stream is cut short: its last page is broken.";
        }

        var length = Header + page[26];
        foreach (var segment in page.Slice(Header, page[26]))
        {
            length += segment;
        }

        return page.Length < length || (page[5] & 0x04) == 0 ? "The stream is cut short: its last page is missing." : null;
    }

    // The first frame of most files tells, by the mark Xing or Info, how many bytes all frames take.
    private static string? Mp3(MediaCopy file)
    {
        const int BytesKnown = 0x02;
        const int FramesKnown = 0x01;
        var head = file.Head.Span;
        var start = head is [(byte)'I', (byte)'D', (byte)'3', ..] && head.Length >= 10
            ? 10L + ((head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | (head[9] & 0x7F))
            : 0L;
        var frame = file.Read(start, 64);
        if (frame is not [0xFF, >= 0xE0, ..])
        {
            return null;
        }

        var mark = Math.Max(frame.IndexOf("Xing"u8), frame.IndexOf("Info"u8));
        if (mark < 0 || mark + 16 > frame.Length)
        {
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt32BigEndian(frame[(mark + 4)..]);
        if ((flags & BytesKnown) == 0)
        {
            return null;
        }

        var bytes = BinaryPrimitives.ReadUInt32BigEndian(frame[(mark + ((flags & FramesKnown) == 0 ? 8 : 12))..]);
        return Compare(start + bytes, file.Length);
    }

    private static string? Compare(long told, long length) =>
        told > length ? $"The file is cut short: by its own account it has {told} bytes, and there are {length}." : null;
}
