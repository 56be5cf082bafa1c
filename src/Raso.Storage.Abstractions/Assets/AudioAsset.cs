using System.Diagnostics.CodeAnalysis;

namespace Raso.Storage.Assets;

/// <summary>An audio asset of the catalogue.</summary>
public sealed record AudioAsset : Asset
{
    /// <summary>Initializes an audio asset.</summary>
    public AudioAsset()
    {
    }

    /// <summary>Initializes an audio asset with what every asset has; what only this kind has is to be set beside it.</summary>
    /// <param name="common">An asset of any kind.</param>
    [SetsRequiredMembers]
    public AudioAsset(Asset common)
        : base(common)
    {
        Language = "en";
    }

    /// <inheritdoc/>
    public override AssetType Type => AssetType.Audio;

    /// <summary>Gets the id of the video that this belongs to.</summary>
    public Guid? VideoAssetId { get; init; }

    /// <summary>Gets the use of the audio.</summary>
    public AudioRole Role { get; init; }

    /// <summary>Gets the duration, more than zero, kept to the millisecond.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the samples per second, more than zero.</summary>
    public int SampleRate { get; init; }

    /// <summary>Gets the number of channels.</summary>
    public int Channels { get; init; }

    /// <summary>Gets the bitrate in kbit/s, more than zero.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Gets the format of the file.</summary>
    public AudioFormat Format { get; init; }

    /// <summary>Gets the model that spoke the text, at most 50 characters.</summary>
    public string? TtsModel { get; init; }

    /// <summary>Gets the voice, at most 100 characters.</summary>
    public string? VoiceModel { get; init; }

    /// <summary>Gets the spoken text.</summary>
    public string? Transcript { get; init; }

    /// <summary>Gets the language as a BCP 47 tag, at most 35 characters.</summary>
    public required string Language { get; init; }
}
