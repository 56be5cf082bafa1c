namespace Raso.Storage.Assets;

/// <summary>New values for chosen fields of an audio asset; what is not set stays as it is. Limits are those of <see cref="NewAudioAsset"/>.</summary>
public sealed record AudioAssetChanges : AssetChanges
{
    /// <summary>Gets the new id of the video that this belongs to.</summary>
    public Change<Guid?> VideoAssetId { get; init; }

    /// <summary>Gets the new use of the audio.</summary>
    public Change<AudioRole> Role { get; init; }

    /// <summary>Gets the new duration, more than zero, kept to the millisecond.</summary>
    public Change<TimeSpan?> Duration { get; init; }

    /// <summary>Gets the new samples per second, more than zero.</summary>
    public Change<int> SampleRate { get; init; }

    /// <summary>Gets the new number of channels, 1 to 64.</summary>
    public Change<int> Channels { get; init; }

    /// <summary>Gets the new bitrate in kbit/s, more than zero.</summary>
    public Change<int?> Bitrate { get; init; }

    /// <summary>Gets the new format of the file.</summary>
    public Change<AudioFormat> Format { get; init; }

    /// <summary>Gets the new model that spoke the text, at most 50 characters.</summary>
    public Change<string?> TtsModel { get; init; }

    /// <summary>Gets the new voice, at most 100 characters.</summary>
    public Change<string?> VoiceModel { get; init; }

    /// <summary>Gets the new spoken text.</summary>
    public Change<string?> Transcript { get; init; }

    /// <summary>Gets the new language as a BCP 47 tag, at most 35 characters.</summary>
    public Change<string> Language { get; init; }
}
