using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Audio assets, as the suite makes them.</summary>
public sealed class AudioKind : AssetKind<AudioAsset, NewAudioAsset, AudioAssetChanges>
{
    /// <summary>Gets the only instance.</summary>
    public static AudioKind Instance { get; } = new();

    /// <inheritdoc/>
    public override AssetType Type => AssetType.Audio;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlacingFields => [.. base.PlacingFields, nameof(AudioAssetChanges.VideoAssetId)];

    /// <inheritdoc/>
    public override IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> Rows(ICatalogSession session) => session.Audio;

    /// <inheritdoc/>
    public override NewAudioAsset Plain(Guid paperId) => new() { PaperId = paperId, Title = "A narration" };

    /// <inheritdoc/>
    public override NewAudioAsset Full(Guid paperId, Guid videoId) => new()
    {
        PaperId = paperId,
        VideoAssetId = videoId,
        Title = "Narration of scene 3",
        Description = "Spoken slowly.",
        SceneNumber = 3,
        SceneName = "attention",
        ValidationStatus = ValidationStatus.Valid,
        ValidationErrors = Json("[]"),
        GenerationParameters = Json("""{"speed": 0.9}"""),
        AiModelsUsed = Json("""["tts-1"]"""),
        GenerationTime = TimeSpan.FromSeconds(12),
        Role = AudioRole.Music,
        Duration = TimeSpan.FromMilliseconds(61_003),
        SampleRate = 48_000,
        Channels = 6,
        Bitrate = 320,
        Format = AudioFormat.Flac,
        TtsModel = "tts-1-hd",
        VoiceModel = "alloy",
        Transcript = "Attention is all you need.\nIndeed.",
        Language = "de-CH-1996",
    };

    /// <inheritdoc/>
    public override NewAudioAsset Other(Guid paperId, Guid videoId) => new()
    {
        PaperId = paperId,
        VideoAssetId = videoId,
        Title = "Effects",
        Description = "Rain.",
        SceneNumber = 7,
        SceneName = "outside",
        ValidationStatus = ValidationStatus.Invalid,
        ValidationErrors = Json("""["clipped"]"""),
        GenerationParameters = Json("""{"speed": 1}"""),
        AiModelsUsed = Json("""{"audio": null}"""),
        GenerationTime = TimeSpan.FromSeconds(3600),
        Role = AudioRole.Effects,
        Duration = TimeSpan.FromMilliseconds(999),
        SampleRate = 8_000,
        Channels = 1,
        Bitrate = 64,
        Format = AudioFormat.M4a,
        TtsModel = "tts-2",
        VoiceModel = "echo",
        Transcript = "",
        Language = "ja",
    };
}
