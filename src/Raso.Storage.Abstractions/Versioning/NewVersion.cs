using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Files;

namespace Raso.Storage.Versioning;

/// <summary>What comes with the file of a new version. What is left out stays as the current version has it; description, author, metrics and source code belong to one version alone and do not.</summary>
public sealed record NewVersion
{
    /// <summary>Gets what is new in the version, at most 1,000,000 characters; it may have several lines.</summary>
    public string? ChangesDescription { get; init; }

    /// <summary>Gets who makes the version, at most 100 characters.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Gets the parameters that the file was generated with, as a JSON object or array; those of the current version unless set.</summary>
    public Change<JsonElement?> GenerationParameters { get; init; }

    /// <summary>Gets the models that the file was generated with, as a JSON object or array; those of the current version unless set.</summary>
    public Change<JsonElement?> AiModelsUsed { get; init; }

    /// <summary>Gets what was measured of the version, for example its quality or how long each stage took, as a JSON object or array; nothing unless set.</summary>
    public JsonElement? PerformanceMetrics { get; init; }

    /// <summary>Gets what else changes with the file, for example its duration: <see cref="VideoAssetChanges"/> for a video, <see cref="AudioAssetChanges"/> for an audio asset, <see cref="VisualAssetChanges"/> for a visual; nothing unless set.</summary>
    public AssetChanges? Changes { get; init; }

    /// <summary>Gets the source code that a visual was rendered from; none unless set, and refused for other assets.</summary>
    public AssetSource? SourceCode { get; init; }

    /// <summary>Gets the media type of the file, at most 255 characters; that of the current version, or the usual one of a changed format, unless set.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets how the file is stored.</summary>
    public FileWriteOptions File { get; init; } = new();

    /// <summary>Gets the row version of the asset that the new version is based on; any unless set.</summary>
    public long? ExpectedRowVersion { get; init; }
}
