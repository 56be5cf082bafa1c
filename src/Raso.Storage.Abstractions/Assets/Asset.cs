using System.Text.Json;

namespace Raso.Storage.Assets;

/// <summary>What every asset of the catalogue has, whatever its kind.</summary>
public abstract record Asset
{
    /// <summary>Gets the kind of the asset.</summary>
    public abstract AssetType Type { get; }

    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the id of the paper.</summary>
    public required Guid PaperId { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the number of the scene, from 0.</summary>
    public int? SceneNumber { get; init; }

    /// <summary>Gets the name of the scene, at most 200 characters.</summary>
    public string? SceneName { get; init; }

    /// <summary>Gets the outcome of the last check by a media tool.</summary>
    public ValidationStatus ValidationStatus { get; init; }

    /// <summary>Gets what the check found, as JSON.</summary>
    public JsonElement? ValidationErrors { get; init; }

    /// <summary>Gets the parameters that the file was generated with, as JSON.</summary>
    public JsonElement? GenerationParameters { get; init; }

    /// <summary>Gets the models that the file was generated with, as JSON.</summary>
    public JsonElement? AiModelsUsed { get; init; }

    /// <summary>Gets the time that the generation took, in whole seconds.</summary>
    public TimeSpan? GenerationTime { get; init; }

    /// <summary>Gets the path of the current version's file.</summary>
    public required StoragePath FilePath { get; init; }

    /// <summary>Gets the length of the current version's file, in bytes.</summary>
    public required long FileSize { get; init; }

    /// <summary>Gets the SHA-256 of the current version's file, as 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the media type of the current version's file.</summary>
    public required string ContentType { get; init; }

    /// <summary>Gets the id of the current version.</summary>
    public required Guid CurrentVersionId { get; init; }

    /// <summary>Gets the number of the current version, from 1.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Gets when the row was made, by the database's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when the row was changed last, by the database's clock.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Gets the number that grows with each change of the row, for optimistic concurrency.</summary>
    public required long RowVersion { get; init; }
}
