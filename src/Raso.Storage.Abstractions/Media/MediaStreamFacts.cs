namespace Raso.Storage.Media;

/// <summary>The facts of one stream of a media file.</summary>
public sealed record MediaStreamFacts
{
    /// <summary>Gets the position of the stream in the file, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Gets what the stream holds.</summary>
    public required MediaStreamKind Kind { get; init; }

    /// <summary>Gets the codec by its short name, for example <c>h264</c>, at most 50 characters; <see langword="null"/> where it is not known.</summary>
    public string? Codec { get; init; }

    /// <summary>Gets the profile of the codec, for example <c>High</c>, at most 50 characters.</summary>
    public string? Profile { get; init; }

    /// <summary>Gets the bit rate in kbit/s, at least 1.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Gets the duration in whole milliseconds, what is beyond cut off.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the language, as the file writes it, at most 50 characters.</summary>
    public string? Language { get; init; }

    /// <summary>Gets the width of a picture in pixels, at least 1.</summary>
    public int? Width { get; init; }

    /// <summary>Gets the height of a picture in pixels, at least 1.</summary>
    public int? Height { get; init; }

    /// <summary>Gets the frames per second of a video, on average.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>Gets how the pixels are kept, for example <c>yuv420p</c>, at most 50 characters.</summary>
    public string? PixelFormat { get; init; }

    /// <summary>Gets a value indicating whether this is a cover picture within an audio file, which makes it no video.</summary>
    public bool IsCover { get; init; }

    /// <summary>Gets the samples of sound per second, at least 1.</summary>
    public int? SampleRate { get; init; }

    /// <summary>Gets the number of channels of sound, at least 1.</summary>
    public int? Channels { get; init; }
}
