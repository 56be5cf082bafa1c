using System.Diagnostics.CodeAnalysis;

namespace Raso.Storage.Assets;

/// <summary>A visual of the catalogue.</summary>
public sealed record VisualAsset : Asset
{
    /// <summary>Initializes a visual.</summary>
    public VisualAsset()
    {
    }

    /// <summary>Initializes a visual with what every asset has; what only this kind has is to be set beside it.</summary>
    /// <param name="common">An asset of any kind.</param>
    [SetsRequiredMembers]
    public VisualAsset(Asset common)
        : base(common)
    {
    }

    /// <inheritdoc/>
    public override AssetType Type => AssetType.Visual;

    /// <summary>Gets the id of the video that this belongs to.</summary>
    public Guid? VideoAssetId { get; init; }

    /// <summary>Gets the kind of visual.</summary>
    public VisualRole Role { get; init; }

    /// <summary>Gets the width and height in pixels, for example <c>1920x1080</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Gets the format of the file.</summary>
    public VisualFormat? Format { get; init; }

    /// <summary>Gets the framework that rendered it, for example <c>manim</c>, at most 50 characters.</summary>
    public string? AnimationFramework { get; init; }

    /// <summary>Gets the duration, more than zero, kept to the millisecond.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the time in the video at which it appears, not negative.</summary>
    public TimeSpan? StartTime { get; init; }

    /// <summary>Gets the time in the video at which it disappears, after the start.</summary>
    public TimeSpan? EndTime { get; init; }

    /// <summary>Gets the path of the current version's source code, or <see langword="null"/> where it has none.</summary>
    public StoragePath? SourceCodePath { get; init; }
}
