using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>What is bettered of an asset, and what comes with it.</summary>
public sealed record Improvement
{
    /// <summary>Gets what is bettered, as a JSON object or array; it is recorded as <c>improvements</c> in the parameters of the new version.</summary>
    public required JsonElement Improvements { get; init; }

    /// <summary>Gets what is new in the version, at most 1,000,000 characters; <c>Quality improvements applied</c> unless set.</summary>
    public string ChangesDescription { get; init; } = "Quality improvements applied";

    /// <summary>Gets who makes the version, at most 100 characters; <c>system</c> unless set.</summary>
    public string CreatedBy { get; init; } = "system";

    /// <summary>Gets the number of the version that must be current, from 1; any unless set. With it a call that is repeated, because its answer was lost, improves nothing twice.</summary>
    public int? FromVersion { get; init; }

    /// <summary>Gets what else changes with the file, for example its resolution, of the asset's own kind; nothing unless set. Parameters are not among it: <see cref="Improvements"/> adds to them.</summary>
    public AssetChanges? Changes { get; init; }

    /// <summary>Gets the models that the file was made with, as a JSON object or array; those of the version before unless set.</summary>
    public Change<JsonElement?> AiModelsUsed { get; init; }

    /// <summary>Gets what was measured of the version, as a JSON object or array; nothing unless set.</summary>
    public JsonElement? PerformanceMetrics { get; init; }

    /// <summary>Gets the source code that a visual was rendered from; none unless set, and refused for other assets.</summary>
    public AssetSource? SourceCode { get; init; }

    /// <summary>Gets the media type of the file, at most 255 characters; that of the version before, or the usual one of a changed format, unless set.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets what is told how far the transfer has come; nothing unless set.</summary>
    public IProgress<StorageProgress>? Progress { get; init; }
}
