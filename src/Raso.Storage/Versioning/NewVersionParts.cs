using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Validation;

namespace Raso.Storage.Versioning;

/// <summary>Takes a new version apart into the changes of the asset's row and what is noted with the version, as they are written and checked for every asset.</summary>
internal static class NewVersionParts
{
    /// <exception cref="ValidationException">The changes are of another kind, or set what the version sets too.</exception>
    public static VideoAssetChanges VideoChangesOf(NewVersion version)
    {
        var changes = ChangesOf(version, "a video", new VideoAssetChanges());
        return changes with { GenerationParameters = ParametersOf(version, changes), AiModelsUsed = ModelsOf(version, changes) };
    }

    /// <exception cref="ValidationException">The changes are of another kind, or set what the version sets too.</exception>
    public static AudioAssetChanges AudioChangesOf(NewVersion version)
    {
        var changes = ChangesOf(version, "an audio asset", new AudioAssetChanges());
        return changes with { GenerationParameters = ParametersOf(version, changes), AiModelsUsed = ModelsOf(version, changes) };
    }

    /// <exception cref="ValidationException">The changes are of another kind, or set what the version sets too.</exception>
    public static VisualAssetChanges VisualChangesOf(NewVersion version)
    {
        var changes = ChangesOf(version, "a visual", new VisualAssetChanges());
        return changes with { GenerationParameters = ParametersOf(version, changes), AiModelsUsed = ModelsOf(version, changes) };
    }

    public static AssetWriteOptions OptionsOf(NewVersion version) => new()
    {
        File = version.File,
        ContentType = version.ContentType,
        SourceCode = version.SourceCode,
        ChangesDescription = version.ChangesDescription,
        CreatedBy = version.CreatedBy,
        PerformanceMetrics = version.PerformanceMetrics,
        ExpectedRowVersion = version.ExpectedRowVersion,
    };

    private static TChanges ChangesOf<TChanges>(NewVersion version, string kind, TChanges none)
        where TChanges : AssetChanges
    {
        const string Twice = "is set in Changes too; set it once.";
        var checks = new FieldChecks();
        checks.Require(
            version.Changes is null or TChanges, nameof(version.Changes), $"is {version.Changes?.GetType().Name}; the asset is {kind} and takes {typeof(TChanges).Name}.");
        checks.Require(
            !version.GenerationParameters.IsSet || version.Changes is not { GenerationParameters.IsSet: true }, nameof(version.GenerationParameters), Twice);
        checks.Require(!version.AiModelsUsed.IsSet || version.Changes is not { AiModelsUsed.IsSet: true }, nameof(version.AiModelsUsed), Twice);
        checks.ThrowIfAny();
        return (TChanges?)version.Changes ?? none;
    }

    private static Change<JsonElement?> ParametersOf(NewVersion version, AssetChanges changes) =>
        version.GenerationParameters.IsSet ? version.GenerationParameters : changes.GenerationParameters;

    private static Change<JsonElement?> ModelsOf(NewVersion version, AssetChanges changes) =>
        version.AiModelsUsed.IsSet ? version.AiModelsUsed : changes.AiModelsUsed;
}
