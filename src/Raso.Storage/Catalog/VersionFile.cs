using System.Text.Json;

namespace Raso.Storage.Catalog;

/// <summary>The committed files of a version, and what is noted with it.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="SourceCodePath">The path of the source code; none where <see langword="null"/>. A version made without one has none, whatever the one before had.</param>
/// <param name="ChangesDescription">What is new in the version.</param>
/// <param name="CreatedBy">Who made it.</param>
public sealed record VersionFile(StoragePath Path, long Length, StoragePath? SourceCodePath, string? ChangesDescription, string? CreatedBy)
{
    /// <summary>Gets what was measured of the version, as JSON; nothing unless set.</summary>
    public JsonElement? PerformanceMetrics { get; init; }
}
