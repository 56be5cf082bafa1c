using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>Judges the file of an audio asset, and takes its facts.</summary>
internal static class AudioJudge
{
    // What an asset can hold.
    private const int MaxChannels = 64;

    public static (AudioAssetChanges Changes, Verdict Verdict) Judge(AudioAsset asset, MediaReading reading)
    {
        var facts = Verdict.FactsOf(reading);
        var verdict = Verdict.Of(
            reading,
            facts is null ? null : Labels.Mismatch(asset.Format, facts),
            facts is { Sound: null } ? "The file has no sound." : null);
        var changes = new AudioAssetChanges
        {
            ValidationStatus = Measured.Of(asset.ValidationStatus, verdict.Status),
            ValidationErrors = Measured.OfJson(asset.ValidationErrors, verdict.ErrorsAsJson),
        };
        return (facts is null ? changes : WithFacts(changes, asset, facts), verdict);
    }

    private static AudioAssetChanges WithFacts(AudioAssetChanges changes, AudioAsset asset, MediaFacts facts) => changes with
    {
        Duration = Measured.Of(asset.Duration, facts.Duration ?? asset.Duration),
        SampleRate = Measured.Of(asset.SampleRate, facts.Sound?.SampleRate ?? asset.SampleRate),
        Channels = Measured.Of(asset.Channels, facts.Sound?.Channels is { } channels and <= MaxChannels ? channels : asset.Channels),
        Bitrate = Measured.Of(asset.Bitrate, facts.Bitrate ?? asset.Bitrate),
    };
}
