namespace Raso.Storage.Media;

/// <summary>One stream within <see cref="CodecInfo"/>; bit rates in kbit/s.</summary>
internal sealed record CodecInfoStream
{
    public required int Index { get; init; }

    public required string CodecType { get; init; }

    public string? CodecName { get; init; }

    public string? Profile { get; init; }

    public int? Bitrate { get; init; }

    public double? DurationSeconds { get; init; }

    public string? Language { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public double? Fps { get; init; }

    public string? PixelFormat { get; init; }

    public int? SampleRate { get; init; }

    public int? Channels { get; init; }

    public static CodecInfoStream Of(MediaStreamFacts stream) => new()
    {
        Index = stream.Index,
        CodecType = stream.Kind switch
        {
            MediaStreamKind.Video => "video",
            MediaStreamKind.Audio => "audio",
            _ => "subtitle",
        },
        CodecName = stream.Codec,
        Profile = stream.Profile,
        Bitrate = stream.Bitrate,
        DurationSeconds = stream.Duration?.TotalSeconds,
        Language = stream.Language,
        Width = stream.Width,
        Height = stream.Height,
        Fps = stream.FramesPerSecond,
        PixelFormat = stream.PixelFormat,
        SampleRate = stream.SampleRate,
        Channels = stream.Channels,
    };
}
