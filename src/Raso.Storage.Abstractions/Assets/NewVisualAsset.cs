namespace Raso.Storage.Assets;

/// <summary>A visual that is to be taken into the catalogue.</summary>
public sealed record NewVisualAsset : NewAsset
{
    /// <summary>Gets the id of the video that this belongs to.</summary>
    public Guid? VideoAssetId { get; init; }

    /// <summary>Gets the kind of visual; animation unless set.</summary>
    public VisualRole Role { get; init; }

    /// <summary>Gets the width and height in pixels, for example <c>1920x1080</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Gets the format of the file.</summary>
    public VisualFormat? Format { get; init; }

    /// <summary>Gets the framework that rendered it, for example <c>manim</c>, at most 50 characters.</summary>
    public string? AnimationFramework { get; init; }

    /// <summary>Gets the duration, 1 ms to 9,999,999 s, kept to the millisecond.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the time in the video at which it appears, 0 to 9,999,999 s.</summary>
    public TimeSpan? StartTime { get; init; }

    /// <summary>Gets the time in the video at which it disappears, at least 1 ms after the start.</summary>
    public TimeSpan? EndTime { get; init; }
}
