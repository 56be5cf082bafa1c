namespace Raso.Storage.Assets;

/// <summary>New values for chosen fields of a visual; what is not set stays as it is. Limits are those of <see cref="NewVisualAsset"/>.</summary>
public sealed record VisualAssetChanges : AssetChanges
{
    /// <summary>Gets the new id of the video that this belongs to.</summary>
    public Change<Guid?> VideoAssetId { get; init; }

    /// <summary>Gets the new kind of visual.</summary>
    public Change<VisualRole> Role { get; init; }

    /// <summary>Gets the new width and height in pixels, for example <c>1920x1080</c>.</summary>
    public Change<string?> Resolution { get; init; }

    /// <summary>Gets the new format of the file.</summary>
    public Change<VisualFormat?> Format { get; init; }

    /// <summary>Gets the new framework that rendered it, for example <c>manim</c>, at most 50 characters.</summary>
    public Change<string?> AnimationFramework { get; init; }

    /// <summary>Gets the new duration, more than zero, kept to the millisecond.</summary>
    public Change<TimeSpan?> Duration { get; init; }

    /// <summary>Gets the new time in the video at which it appears, not negative.</summary>
    public Change<TimeSpan?> StartTime { get; init; }

    /// <summary>Gets the new time in the video at which it disappears, after the start.</summary>
    public Change<TimeSpan?> EndTime { get; init; }
}
