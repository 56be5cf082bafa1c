using System.Text.Json;

namespace Raso.Storage.Media;

/// <summary>The facts of a file as <c>codec_info</c> of a video keeps them.</summary>
internal sealed record CodecInfo(string Container, double? DurationSeconds, int? Bitrate, IReadOnlyList<CodecInfoStream> Streams)
{
    public static JsonElement Of(MediaFacts facts) => JsonSerializer.SerializeToElement(
        new CodecInfo(facts.Container, facts.Duration?.TotalSeconds, facts.Bitrate, [.. facts.Streams.Select(CodecInfoStream.Of)]),
        MediaJson.Default.CodecInfo);
}
