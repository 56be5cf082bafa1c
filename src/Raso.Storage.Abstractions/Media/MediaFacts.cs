namespace Raso.Storage.Media;

/// <summary>The facts of a media file, as its content tells them; its name and its labels are not asked.</summary>
public sealed record MediaFacts
{
    /// <summary>Gets the kind of file by its usual extension, for example <c>mp4</c>, <c>webm</c>, <c>wav</c>, <c>png</c> or <c>svg</c>.</summary>
    public required string Container { get; init; }

    /// <summary>Gets the duration in whole milliseconds, what is beyond cut off; <see langword="null"/> for a still picture, and where the file does not tell it.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the bit rate of the whole file in kbit/s, at least 1; <see langword="null"/> where it is not known.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Gets the streams in the order of the file, at most 64 of them.</summary>
    public IReadOnlyList<MediaStreamFacts> Streams { get; init; } = [];

    /// <summary>Gets the first stream of pictures, or <see langword="null"/> where there is none; a cover within an audio file is none.</summary>
    public MediaStreamFacts? Picture => Streams.FirstOrDefault(stream => stream is { Kind: MediaStreamKind.Video, IsCover: false });

    /// <summary>Gets the first stream of sound, or <see langword="null"/> where there is none.</summary>
    public MediaStreamFacts? Sound => Streams.FirstOrDefault(stream => stream.Kind == MediaStreamKind.Audio);
}
