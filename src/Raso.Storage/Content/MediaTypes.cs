using Raso.Storage.Assets;

namespace Raso.Storage.Content;

/// <summary>The media types of the formats, and the extensions of the media types.</summary>
/// <remarks>Source: the IANA media type registry; <c>audio/mp4</c> for m4a by RFC 4337.</remarks>
internal static class MediaTypes
{
    public const string Video = "video/mp4";

    public const string SourceCode = "text/plain; charset=utf-8";

    private static readonly Dictionary<string, string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["video/mp4"] = "mp4",
        ["video/webm"] = "webm",
        ["video/quicktime"] = "mov",
        ["video/x-matroska"] = "mkv",
        ["audio/mpeg"] = "mp3",
        ["audio/wav"] = "wav",
        ["audio/aac"] = "aac",
        ["audio/flac"] = "flac",
        ["audio/opus"] = "opus",
        ["audio/ogg"] = "ogg",
        ["audio/mp4"] = "m4a",
        ["image/png"] = "png",
        ["image/svg+xml"] = "svg",
        ["image/gif"] = "gif",
        ["image/jpeg"] = "jpg",
        ["image/webp"] = "webp",
        ["model/gltf-binary"] = "glb",
        ["application/x-blender"] = "blend",
        ["application/pdf"] = "pdf",
    };

    public static string Of(AudioFormat format) => format switch
    {
        AudioFormat.Mp3 => "audio/mpeg",
        AudioFormat.Wav => "audio/wav",
        AudioFormat.Aac => "audio/aac",
        AudioFormat.Flac => "audio/flac",
        AudioFormat.Opus => "audio/opus",
        AudioFormat.Ogg => "audio/ogg",
        AudioFormat.M4a => "audio/mp4",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };

    public static string Of(VisualFormat? format) => format switch
    {
        VisualFormat.Png => "image/png",
        VisualFormat.Svg => "image/svg+xml",
        VisualFormat.Mp4 => "video/mp4",
        VisualFormat.Gif => "image/gif",
        VisualFormat.Jpg => "image/jpeg",
        VisualFormat.Webp => "image/webp",
        VisualFormat.Webm => "video/webm",
        VisualFormat.Glb => "model/gltf-binary",
        VisualFormat.Blend => "application/x-blender",
        null => "application/octet-stream",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };

    /// <summary>Gets the extension of a media type without its dot; <c>bin</c> where none is known.</summary>
    public static string ExtensionOf(string mediaType)
    {
        var end = mediaType.IndexOf(';', StringComparison.Ordinal);
        return Extensions.GetValueOrDefault((end < 0 ? mediaType : mediaType[..end]).Trim(), "bin");
    }
}
