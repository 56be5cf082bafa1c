using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>What the check of an asset's file found.</summary>
public sealed record MediaValidationResult
{
    /// <summary>Gets the asset.</summary>
    public required AssetReference Asset { get; init; }

    /// <summary>Gets the path of the file that was checked.</summary>
    public required StoragePath FilePath { get; init; }

    /// <summary>Gets the status that the asset has now.</summary>
    public required ValidationStatus Status { get; init; }

    /// <summary>Gets what became of reading the file. Only after <see cref="ReadingOutcome.Sound"/>, <see cref="ReadingOutcome.Damaged"/> and <see cref="ReadingOutcome.Unrecognized"/> the file counts as checked.</summary>
    public required ReadingOutcome Outcome { get; init; }

    /// <summary>Gets why the file is invalid or could not be checked; empty for a valid one.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Gets what was measured; <see langword="null"/> where nothing could be.</summary>
    public MediaFacts? Facts { get; init; }
}
