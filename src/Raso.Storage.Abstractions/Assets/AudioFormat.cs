namespace Raso.Storage.Assets;

/// <summary>The format of an audio file.</summary>
public enum AudioFormat
{
    /// <summary>MPEG layer 3.</summary>
    Mp3 = 0,

    /// <summary>RIFF WAVE.</summary>
    Wav,

    /// <summary>Advanced audio coding.</summary>
    Aac,

    /// <summary>Free lossless audio codec.</summary>
    Flac,

    /// <summary>Opus in Ogg.</summary>
    Opus,

    /// <summary>Vorbis in Ogg.</summary>
    Ogg,

    /// <summary>AAC in MPEG-4.</summary>
    M4a,
}
