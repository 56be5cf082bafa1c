using System.Text.Json;

namespace Raso.Storage.Assets;

/// <summary>A video that is to be taken into the catalogue.</summary>
public sealed record NewVideoAsset : NewAsset
{
    /// <summary>Gets the use of the video; final unless set.</summary>
    public VideoRole Role { get; init; }

    /// <summary>Gets the duration, 1 ms to 9,999,999 s, kept to the millisecond.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the width and height in pixels, for example <c>1920x1080</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Gets the frames per second, 1 to 120; 30 unless set.</summary>
    public int Fps { get; init; } = 30;

    /// <summary>Gets the codec, at most 50 characters; h264 unless set.</summary>
    public string? Codec { get; init; } = "h264";

    /// <summary>Gets the bitrate in kbit/s, more than zero.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Gets the quality preset; medium unless set.</summary>
    public QualityPreset QualityPreset { get; init; } = QualityPreset.Medium;

    /// <summary>Gets what a media tool tells of the streams, as JSON.</summary>
    public JsonElement? CodecInfo { get; init; }
}
