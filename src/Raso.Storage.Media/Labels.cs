using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>Compares what a file is with what its asset calls it.</summary>
internal static class Labels
{
    private static readonly Dictionary<string, string> OfContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["video/mp4"] = "mp4",
        ["video/webm"] = "webm",
        ["video/quicktime"] = "mov",
        ["video/x-matroska"] = "mkv",
        ["image/png"] = "png",
        ["image/svg+xml"] = "svg",
        ["image/gif"] = "gif",
        ["image/jpeg"] = "jpg",
        ["image/webp"] = "webp",
        ["model/gltf-binary"] = "glb",
        ["application/x-blender"] = "blend",
    };

    /// <summary>Compares with a media type; types of unknown files are not judged.</summary>
    public static string? Mismatch(string contentType, MediaFacts facts)
    {
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        var type = (end < 0 ? contentType : contentType[..end]).Trim();
        return OfContentTypes.TryGetValue(type, out var expected) && facts.Container != expected
            ? $"The file is labelled {type} and is {Describe(facts)}."
            : null;
    }

    public static string? Mismatch(VisualFormat format, MediaFacts facts)
    {
        var expected = format switch
        {
            VisualFormat.Png => "png",
            VisualFormat.Svg => "svg",
            VisualFormat.Mp4 => "mp4",
            VisualFormat.Gif => "gif",
            VisualFormat.Jpg => "jpg",
            VisualFormat.Webp => "webp",
            VisualFormat.Webm => "webm",
            VisualFormat.Glb => "glb",
            VisualFormat.Blend => "blend",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
        };
        return facts.Container == expected ? null : $"The file is labelled {expected} and is {Describe(facts)}.";
    }

    public static string? Mismatch(AudioFormat format, MediaFacts facts)
    {
        var codec = facts.Sound?.Codec;
        var (name, fits) = format switch
        {
            AudioFormat.Mp3 => ("mp3", facts.Container == "mp3"),
            AudioFormat.Wav => ("wav", facts.Container == "wav"),
            AudioFormat.Aac => ("aac", facts.Container == "aac"),
            AudioFormat.Flac => ("flac", facts.Container == "flac"),
            AudioFormat.Opus => ("opus", facts.Container == "opus"),
            AudioFormat.Ogg => ("ogg", facts.Container == "ogg" && codec == "vorbis"),
            AudioFormat.M4a => ("m4a", facts.Container is "m4a" or "mp4" && codec == "aac"),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
        };
        return fits ? null : $"The file is labelled {name} and is {Describe(facts)}.";
    }

    private static string Describe(MediaFacts facts)
    {
        var codecs = string.Join(" and ", facts.Streams.Select(stream => stream.Codec).OfType<string>().Distinct().Take(3));
        return codecs.Length == 0 || codecs == facts.Container ? facts.Container : $"{facts.Container} with {codecs}";
    }
}
