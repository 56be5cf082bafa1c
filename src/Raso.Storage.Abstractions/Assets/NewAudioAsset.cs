namespace Raso.Storage.Assets;

/// <summary>An audio asset that is to be taken into the catalogue.</summary>
public sealed record NewAudioAsset : NewAsset
{
    /// <summary>Gets the id of the video that this belongs to.</summary>
    public Guid? VideoAssetId { get; init; }

    /// <summary>Gets the use of the audio; narration unless set.</summary>
    public AudioRole Role { get; init; }

    /// <summary>Gets the duration, 1 ms to 9,999,999 s, kept to the millisecond.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the samples per second, more than zero; 44,100 unless set.</summary>
    public int SampleRate { get; init; } = 44100;

    /// <summary>Gets the number of channels, 1 to 64; 2 unless set.</summary>
    public int Channels { get; init; } = 2;

    /// <summary>Gets the bitrate in kbit/s, more than zero.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Gets the format of the file; mp3 unless set.</summary>
    public AudioFormat Format { get; init; }

    /// <summary>Gets the model that spoke the text, at most 50 characters.</summary>
    public string? TtsModel { get; init; }

    /// <summary>Gets the voice, at most 100 characters.</summary>
    public string? VoiceModel { get; init; }

    /// <summary>Gets the spoken text, at most 1,000,000 characters; it may have several lines.</summary>
    public string? Transcript { get; init; }

    /// <summary>Gets the language as a well-formed tag of BCP 47, for example <c>de-CH</c>, at most 35 characters; en unless set.</summary>
    public string Language { get; init; } = "en";
}
