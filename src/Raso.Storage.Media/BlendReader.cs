using System.IO.Compression;

namespace Raso.Storage.Media;

/// <summary>Recognizes Blender files; what is compressed with Zstandard is taken at its word.</summary>
internal static class BlendReader
{
    public static MediaReading Read(MediaCopy file)
    {
        var head = file.Head.Span;
        if (head is [0x28, 0xB5, 0x2F, 0xFD, ..])
        {
            return Sound();
        }

        if (head is [0x1F, 0x8B, ..])
        {
            return IsBlenderWithin(file)
                ? Sound()
                : new MediaReading { Outcome = ReadingOutcome.Unrecognized, Faults = ["The content is compressed with gzip and no Blender file."] };
        }

        // The last block of a file is ENDB, and its header is all of it.
        return file.ReadEnd(64).IndexOf("ENDB"u8) >= 0
            ? Sound()
            : new MediaReading { Outcome = ReadingOutcome.Damaged, Faults = ["The Blender file is cut short: its last block is missing."] };
    }

    private static MediaReading Sound() => new() { Outcome = ReadingOutcome.Sound, Facts = new MediaFacts { Container = "blend" } };

    private static bool IsBlenderWithin(MediaCopy file)
    {
        try
        {
            using var content = file.Open();
            using var inner = new GZipStream(content, CompressionMode.Decompress);
            var start = new byte["BLENDER"u8.Length];
            return inner.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual("BLENDER"u8);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
