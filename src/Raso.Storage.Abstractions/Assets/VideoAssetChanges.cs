using System.Text.Json;

namespace Raso.Storage.Assets;

/// <summary>New values for chosen fields of a video; what is not set stays as it is. Limits are those of <see cref="NewVideoAsset"/>.</summary>
public sealed record VideoAssetChanges : AssetChanges
{
    /// <summary>Gets the new use of the video.</summary>
    public Change<VideoRole> Role { get; init; }

    /// <summary>Gets the new duration, more than zero, kept to the millisecond.</summary>
    public Change<TimeSpan?> Duration { get; init; }

    /// <summary>Gets the new width and height in pixels, for example <c>1920x1080</c>.</summary>
    public Change<string?> Resolution { get; init; }

    /// <summary>Gets the new frames per second, 1 to 120.</summary>
    public Change<int> Fps { get; init; }

    /// <summary>Gets the new codec, at most 50 characters.</summary>
    public Change<string?> Codec { get; init; }

    /// <summary>Gets the new bitrate in kbit/s, more than zero.</summary>
    public Change<int?> Bitrate { get; init; }

    /// <summary>Gets the new quality preset.</summary>
    public Change<QualityPreset> QualityPreset { get; init; }

    /// <summary>Gets the new facts that a media tool tells of the streams, as JSON.</summary>
    public Change<JsonElement?> CodecInfo { get; init; }
}
