namespace Raso.Storage.Versioning;

/// <summary>How two versions of one asset differ.</summary>
public sealed record VersionComparison
{
    /// <summary>Gets the version that is compared from; usually the older one.</summary>
    public required ContentVersion From { get; init; }

    /// <summary>Gets the version that is compared to.</summary>
    public required ContentVersion To { get; init; }

    /// <summary>Gets by how many bytes the file of <see cref="To"/> is longer; negative where it is shorter.</summary>
    public long SizeChange => To.FileSize - From.FileSize;

    /// <summary>Gets by how many percent of the file of <see cref="From"/> that of <see cref="To"/> is longer; negative where it is shorter.</summary>
    public double SizeChangePercent => 100.0 * SizeChange / From.FileSize;

    /// <summary>Gets a value indicating whether both files have the same bytes, by their SHA-256.</summary>
    public bool HasSameFile => From.Sha256 == To.Sha256;

    /// <summary>Gets a value indicating whether both have the same source code, by its SHA-256, or both have none.</summary>
    public bool HasSameSourceCode => From.SourceCodeSha256 == To.SourceCodeSha256;

    /// <summary>Gets how the generation parameters differ, in the order of the documents.</summary>
    public required IReadOnlyList<JsonDifference> GenerationParameters { get; init; }

    /// <summary>Gets how the models differ, in the order of the documents.</summary>
    public required IReadOnlyList<JsonDifference> AiModelsUsed { get; init; }

    /// <summary>Gets how the measurements differ, in the order of the documents.</summary>
    public required IReadOnlyList<JsonDifference> PerformanceMetrics { get; init; }

    /// <summary>Gets how what else describes the bytes differs, in the order of the documents; see <see cref="ContentVersion.Properties"/>.</summary>
    public required IReadOnlyList<JsonDifference> Properties { get; init; }
}
