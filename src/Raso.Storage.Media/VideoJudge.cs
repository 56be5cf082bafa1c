using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>Judges the file of a video, and takes its facts.</summary>
internal static class VideoJudge
{
    public static (VideoAssetChanges Changes, Verdict Verdict) Judge(VideoAsset asset, MediaReading reading)
    {
        var facts = Verdict.FactsOf(reading);
        var verdict = Verdict.Of(
            reading,
            facts is null ? null : Labels.Mismatch(asset.ContentType, facts),
            facts is { Picture: null } ? "The file has no pictures, so that it is no video." : null);
        var changes = new VideoAssetChanges
        {
            ValidationStatus = Measured.Of(asset.ValidationStatus, verdict.Status),
            ValidationErrors = Measured.OfJson(asset.ValidationErrors, verdict.ErrorsAsJson),
        };
        return (facts is null ? changes : WithFacts(changes, asset, facts), verdict);
    }

    private static VideoAssetChanges WithFacts(VideoAssetChanges changes, VideoAsset asset, MediaFacts facts) => changes with
    {
        Duration = Measured.Of(asset.Duration, facts.Duration ?? asset.Duration),
        Resolution = Measured.Of(asset.Resolution, Measured.Resolution(facts.Picture) ?? asset.Resolution),
        Fps = Measured.Of(asset.Fps, FpsOf(facts.Picture) ?? asset.Fps),
        Codec = Measured.Of(asset.Codec, facts.Picture?.Codec ?? asset.Codec),
        Bitrate = Measured.Of(asset.Bitrate, facts.Bitrate ?? asset.Bitrate),
        CodecInfo = Measured.OfJson(asset.CodecInfo, CodecInfo.Of(facts)),
    };

    // An asset has whole frames per second, 1 to 120; codec_info has the exact number.
    private static int? FpsOf(MediaStreamFacts? picture) =>
        picture?.FramesPerSecond is { } fps && Math.Round(fps) is >= 1 and <= 120 and var whole ? (int)whole : null;
}
