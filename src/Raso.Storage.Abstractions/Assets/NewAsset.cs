using System.Text.Json;

namespace Raso.Storage.Assets;

/// <summary>What every new asset tells, whatever its kind. A text that is given is not blank and has no control characters; JSON is an object or an array of at most 10,000,000 bytes and 64 levels, without a name twice in one object.</summary>
public abstract record NewAsset
{
    /// <summary>Gets the id of the row; made by the SDK (UUIDv7) unless set. With an id of its own a call can be repeated safely.</summary>
    public Guid? Id { get; init; }

    /// <summary>Gets the id of the paper.</summary>
    public required Guid PaperId { get; init; }

    /// <summary>Gets the title, 1 to 300 characters, not blank.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the description, at most 1,000,000 characters; it may have several lines.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the number of the scene, from 0.</summary>
    public int? SceneNumber { get; init; }

    /// <summary>Gets the name of the scene, at most 200 characters.</summary>
    public string? SceneName { get; init; }

    /// <summary>Gets the outcome of the last check by a media tool; pending unless set.</summary>
    public ValidationStatus ValidationStatus { get; init; }

    /// <summary>Gets what the check found, as JSON.</summary>
    public JsonElement? ValidationErrors { get; init; }

    /// <summary>Gets the parameters that the file was generated with, as JSON.</summary>
    public JsonElement? GenerationParameters { get; init; }

    /// <summary>Gets the models that the file was generated with, as JSON.</summary>
    public JsonElement? AiModelsUsed { get; init; }

    /// <summary>Gets the time that the generation took, in whole seconds, 0 to 2,147,483,647.</summary>
    public TimeSpan? GenerationTime { get; init; }
}
