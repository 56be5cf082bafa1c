using FFMpegCore;

namespace Raso.Storage.Media;

/// <summary>Makes facts of what ffprobe tells.</summary>
internal static class FfprobeFacts
{
    private const int MaxStreams = 64;
    private const int MaxText = 50;

    public static MediaFacts Of(IMediaAnalysis analysis, MediaCopy file)
    {
        var duration = Positive(analysis.Duration);
        return new MediaFacts
        {
            Container = ContainerName.Of(analysis, file.Head.Span),
            Duration = duration,
            Bitrate = duration is null ? null : Kilobits(analysis.Format.BitRate),
            Streams =
            [
                .. analysis.VideoStreams.Select(stream => Picture(stream, isMoving: duration is not null))
                    .Concat(analysis.AudioStreams.Select(Sound))
                    .Concat(analysis.SubtitleStreams.Select(stream => Common(stream, MediaStreamKind.Subtitle)))
                    .OrderBy(stream => stream.Index)
                    .Take(MaxStreams),
            ],
        };
    }

    private static MediaStreamFacts Picture(VideoStream stream, bool isMoving) => Common(stream, MediaStreamKind.Video) with
    {
        Width = Positive(stream.Width),
        Height = Positive(stream.Height),
        FramesPerSecond = isMoving && (double?)stream.AverageFrameRate is > 0 and < double.PositiveInfinity and var rate ? Math.Round(rate, 3) : null,
        PixelFormat = PlainLine.Of(stream.PixelFormat, MaxText),
        IsCover = stream.Disposition?.GetValueOrDefault("attached_pic") ?? false,
    };

    private static MediaStreamFacts Sound(AudioStream stream) => Common(stream, MediaStreamKind.Audio) with
    {
        SampleRate = Positive(stream.SampleRateHz),
        Channels = Positive(stream.Channels),
        Profile = PlainLine.Of(stream.Profile, MaxText),
    };

    private static MediaStreamFacts Common(MediaStream stream, MediaStreamKind kind) => new()
    {
        Index = stream.Index,
        Kind = kind,
        Codec = PlainLine.Of(stream.CodecName, MaxText),
        Profile = PlainLine.Of((stream as VideoStream)?.Profile, MaxText),
        Bitrate = Kilobits(stream.BitRate),
        Duration = Positive(stream.Duration),
        Language = PlainLine.Of(stream.Language, MaxText),
    };

    private static int? Positive(int? value) => value > 0 ? value : null;

    private static TimeSpan? Positive(TimeSpan value) =>
        value >= TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(Math.Floor(value.TotalMilliseconds)) : null;

    private static int? Kilobits(double? bits) =>
        bits is > 0 and < double.PositiveInfinity ? (int)Math.Clamp(Math.Round(bits.Value / 1000), 1, int.MaxValue) : null;
}
