namespace Raso.Storage.Media;

/// <summary>What a stream of a media file holds.</summary>
public enum MediaStreamKind
{
    /// <summary>Pictures: a video, or one still picture.</summary>
    Video = 0,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Subtitles.</summary>
    Subtitle,
}
