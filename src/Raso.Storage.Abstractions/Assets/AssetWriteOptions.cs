using System.Text.Json;
using Raso.Storage.Files;

namespace Raso.Storage.Assets;

/// <summary>How the file of an asset is to be stored, and what is noted with the version that it makes.</summary>
public sealed record AssetWriteOptions
{
    /// <summary>Gets how the file is stored.</summary>
    public FileWriteOptions File { get; init; } = new();

    /// <summary>Gets the media type of the file, at most 255 characters; the usual one of its format unless set.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the source code that a visual was rendered from; none unless set, and refused for other assets.</summary>
    public AssetSource? SourceCode { get; init; }

    /// <summary>Gets what is new in the version, at most 1,000,000 characters; it may have several lines.</summary>
    public string? ChangesDescription { get; init; }

    /// <summary>Gets who made the version, at most 100 characters.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Gets what was measured of the version, for example its quality or how long each stage took, as a JSON object or array; nothing unless set.</summary>
    public JsonElement? PerformanceMetrics { get; init; }

    /// <summary>Gets the row version that a replacement is based on; any unless set, and refused for a new asset.</summary>
    public long? ExpectedRowVersion { get; init; }
}
