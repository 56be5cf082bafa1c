using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>A visual that a generator made.</summary>
public sealed record GeneratedVisual : GeneratedFile
{
    /// <summary>Gets the source code that it was rendered from; it is stored beside it. None unless set.</summary>
    public AssetSource? SourceCode { get; init; }

    /// <summary>Gets the format of the file; mp4 unless set.</summary>
    public VisualFormat Format { get; init; } = VisualFormat.Mp4;

    /// <summary>Gets the width and height in pixels, for example <c>1920x1080</c>; unknown unless set.</summary>
    public string? Resolution { get; init; }

    /// <summary>Gets the time in the video at which it appears; unknown unless set.</summary>
    public TimeSpan? StartTime { get; init; }

    /// <summary>Gets the time in the video at which it disappears; unknown unless set.</summary>
    public TimeSpan? EndTime { get; init; }
}
