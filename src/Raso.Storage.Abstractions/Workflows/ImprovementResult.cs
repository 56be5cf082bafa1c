using Raso.Storage.Versioning;

namespace Raso.Storage.Workflows;

/// <summary>What an improvement made.</summary>
/// <param name="Parent">The version that was improved.</param>
/// <param name="Version">The version that was made, which is the current one.</param>
public sealed record ImprovementResult(ContentVersion Parent, ContentVersion Version)
{
    /// <summary>Gets by how many bytes the file became longer; negative where it became shorter.</summary>
    public long SizeChange => Version.FileSize - Parent.FileSize;

    /// <summary>Gets by how many percent the file became longer; negative where it became shorter.</summary>
    public double SizeChangePercent => 100.0 * SizeChange / Parent.FileSize;
}
