using System.Text.Json;

namespace Raso.Storage.Assets;

/// <summary>New values for chosen fields that every asset has; what is not set stays as it is. Limits are those of <see cref="NewAsset"/>.</summary>
public abstract record AssetChanges
{
    /// <summary>Gets the new title, 1 to 300 characters, not blank.</summary>
    public Change<string> Title { get; init; }

    /// <summary>Gets the new description.</summary>
    public Change<string?> Description { get; init; }

    /// <summary>Gets the new number of the scene, from 0.</summary>
    public Change<int?> SceneNumber { get; init; }

    /// <summary>Gets the new name of the scene, at most 200 characters.</summary>
    public Change<string?> SceneName { get; init; }

    /// <summary>Gets the new outcome of the last check by a media tool.</summary>
    public Change<ValidationStatus> ValidationStatus { get; init; }

    /// <summary>Gets the new findings of the check, as JSON.</summary>
    public Change<JsonElement?> ValidationErrors { get; init; }

    /// <summary>Gets the new parameters that the file was generated with, as JSON.</summary>
    public Change<JsonElement?> GenerationParameters { get; init; }

    /// <summary>Gets the new models that the file was generated with, as JSON.</summary>
    public Change<JsonElement?> AiModelsUsed { get; init; }

    /// <summary>Gets the new time that the generation took, in whole seconds.</summary>
    public Change<TimeSpan?> GenerationTime { get; init; }
}
