namespace Raso.Storage.Media;

/// <summary>Reads the size of a moving WebP picture, and whether it is complete.</summary>
internal static class MovingWebpReader
{
    public static MediaReading Read(MediaCopy file)
    {
        // RFC 9649, section 2.7: the canvas stands behind the flags, each side less one in three bytes.
        var head = file.Head.Span;
        if (head.Length < 30)
        {
            return new MediaReading { Outcome = ReadingOutcome.Damaged, Faults = ["The picture is cut short within its header."] };
        }

        var picture = new MediaStreamFacts
        {
            Index = 0,
            Kind = MediaStreamKind.Video,
            Codec = "webp",
            Width = 1 + (head[24] | head[25] << 8 | head[26] << 16),
            Height = 1 + (head[27] | head[28] << 8 | head[29] << 16),
        };
        var facts = new MediaFacts { Container = "webp", Streams = [picture] };
        return CompleteFile.Riff(file) is { } fault
            ? new MediaReading { Outcome = ReadingOutcome.Damaged, Facts = facts, Faults = [fault] }
            : new MediaReading { Outcome = ReadingOutcome.Sound, Facts = facts };
    }
}
