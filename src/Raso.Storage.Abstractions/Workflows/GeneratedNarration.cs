using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>Narration that a generator made.</summary>
public sealed record GeneratedNarration : GeneratedFile
{
    /// <summary>Gets the format of the file; mp3 unless set.</summary>
    public AudioFormat Format { get; init; }

    /// <summary>Gets the samples per second; 44,100 unless set.</summary>
    public int SampleRate { get; init; } = 44100;

    /// <summary>Gets the number of channels; 2 unless set.</summary>
    public int Channels { get; init; } = 2;

    /// <summary>Gets the bitrate in kbit/s; unknown unless set.</summary>
    public int? Bitrate { get; init; }
}
