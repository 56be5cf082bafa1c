using FFMpegCore;

namespace Raso.Storage.Media;

/// <summary>Names the kind of a file by its usual extension. ffprobe names demuxers, and one of them reads several kinds.</summary>
internal static class ContainerName
{
    // The header of a Matroska file tells its kind within its first elements.
    private const int MatroskaHeader = 128;

    public static string Of(IMediaAnalysis analysis, ReadOnlySpan<byte> head)
    {
        var codecs = analysis.VideoStreams.Select(stream => stream.CodecName).Concat(analysis.AudioStreams.Select(stream => stream.CodecName)).ToList();
        return analysis.Format.FormatName switch
        {
            "mov,mp4,m4a,3gp,3g2,mj2" => OfBrand(analysis.Format.Tags?.GetValueOrDefault("major_brand")),
            "matroska,webm" => head[..Math.Min(head.Length, MatroskaHeader)].IndexOf("webm"u8) >= 0 ? "webm" : "mkv",
            "ogg" when codecs is ["opus"] => "opus",
            "ogg" when analysis.VideoStreams.Count > 0 => "ogv",
            "gif" or "gif_pipe" => "gif",
            "png_pipe" or "apng" => "png",
            "jpeg_pipe" => "jpg",
            "webp_pipe" => "webp",
            var name => PlainLine.Of(name?.Split(',')[0], 50) ?? "unknown",
        };
    }

    private static string OfBrand(string? brand) => brand?.Trim() switch
    {
        "qt" => "mov",
        "M4A" or "M4B" => "m4a",
        { } mobile when mobile.StartsWith("3g", StringComparison.Ordinal) => "3gp",
        // The oldest QuickTime files name no brand; ffprobe tells none then.
        null => "mov",
        _ => "mp4",
    };
}
