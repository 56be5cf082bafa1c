namespace Raso.Storage.Workflows;

/// <summary>A final video that a generator made.</summary>
public sealed record GeneratedVideo : GeneratedFile
{
    /// <summary>Gets the width and height in pixels, for example <c>1920x1080</c>; unknown unless set.</summary>
    public string? Resolution { get; init; }

    /// <summary>Gets the frames per second; 30 unless set.</summary>
    public int Fps { get; init; } = 30;

    /// <summary>Gets the codec; h264 unless set.</summary>
    public string? Codec { get; init; } = "h264";

    /// <summary>Gets the bitrate in kbit/s; unknown unless set.</summary>
    public int? Bitrate { get; init; }
}
