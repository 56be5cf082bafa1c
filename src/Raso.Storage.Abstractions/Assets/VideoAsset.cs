using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Raso.Storage.Assets;

/// <summary>A video of the catalogue.</summary>
public sealed record VideoAsset : Asset
{
    /// <summary>Initializes a video.</summary>
    public VideoAsset()
    {
    }

    /// <summary>Initializes a video with what every asset has; what only this kind has is to be set beside it.</summary>
    /// <param name="common">An asset of any kind.</param>
    [SetsRequiredMembers]
    public VideoAsset(Asset common)
        : base(common)
    {
    }

    /// <inheritdoc/>
    public override AssetType Type => AssetType.Video;

    /// <summary>Gets the use of the video.</summary>
    public VideoRole Role { get; init; }

    /// <summary>Gets the duration, more than zero, kept to the millisecond.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the width and height in pixels, for example <c>1920x1080</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Gets the frames per second.</summary>
    public int Fps { get; init; }

    /// <summary>Gets the codec, at most 50 characters.</summary>
    public string? Codec { get; init; }

    /// <summary>Gets the bitrate in kbit/s, more than zero.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Gets the quality preset.</summary>
    public QualityPreset QualityPreset { get; init; }

    /// <summary>Gets what a media tool tells of the streams, as JSON.</summary>
    public JsonElement? CodecInfo { get; init; }
}
