using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>Judges the file of a visual, and takes its facts.</summary>
internal static class VisualJudge
{
    public static (VisualAssetChanges Changes, Verdict Verdict) Judge(VisualAsset asset, MediaReading reading)
    {
        var facts = Verdict.FactsOf(reading);
        var verdict = Verdict.Of(
            reading,
            facts is null ? null : Mismatch(asset, facts),
            facts is { Picture: null } and not { Container: "glb" or "blend" } ? "The file has no pictures, so that nothing of it can be seen." : null);
        var changes = new VisualAssetChanges
        {
            ValidationStatus = Measured.Of(asset.ValidationStatus, verdict.Status),
            ValidationErrors = Measured.OfJson(asset.ValidationErrors, verdict.ErrorsAsJson),
        };
        return (facts is null ? changes : WithFacts(changes, asset, facts), verdict);
    }

    private static VisualAssetChanges WithFacts(VisualAssetChanges changes, VisualAsset asset, MediaFacts facts) => changes with
    {
        Duration = Measured.Of(asset.Duration, facts.Duration ?? asset.Duration),
        Resolution = Measured.Of(asset.Resolution, Measured.Resolution(facts.Picture) ?? asset.Resolution),
    };

    private static string? Mismatch(VisualAsset asset, MediaFacts facts) =>
        asset.Format is { } format ? Labels.Mismatch(format, facts) : Labels.Mismatch(asset.ContentType, facts);
}
