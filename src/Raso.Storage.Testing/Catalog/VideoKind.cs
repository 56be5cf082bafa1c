using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Videos, as the suite makes them.</summary>
public sealed class VideoKind : AssetKind<VideoAsset, NewVideoAsset, VideoAssetChanges>
{
    /// <summary>Gets the only instance.</summary>
    public static VideoKind Instance { get; } = new();

    /// <inheritdoc/>
    public override AssetType Type => AssetType.Video;

    /// <inheritdoc/>
    public override IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> Rows(ICatalogSession session) => session.Videos;

    /// <inheritdoc/>
    public override NewVideoAsset Plain(Guid paperId) => new() { PaperId = paperId, Title = "A video", Codec = null };

    /// <inheritdoc/>
    public override NewVideoAsset Full(Guid paperId, Guid videoId) => new()
    {
        PaperId = paperId,
        Title = "Scene 3: attention",
        Description = "What attention is.",
        SceneNumber = 3,
        SceneName = "attention",
        ValidationStatus = ValidationStatus.Valid,
        ValidationErrors = Json("[]"),
        GenerationParameters = Json("""{"seed": 42, "prompt": "draw"}"""),
        AiModelsUsed = Json("""["model-a", "model-b"]"""),
        GenerationTime = TimeSpan.FromSeconds(754),
        Role = VideoRole.Scene,
        Duration = TimeSpan.FromMilliseconds(92_517),
        Resolution = "1920x1080",
        Fps = 60,
        Codec = "hevc",
        Bitrate = 8_000,
        QualityPreset = QualityPreset.High,
        CodecInfo = Json("""{"streams": [{"index": 0, "codec_name": "hevc"}]}"""),
    };

    /// <inheritdoc/>
    public override NewVideoAsset Other(Guid paperId, Guid videoId) => new()
    {
        PaperId = paperId,
        Title = "Draft",
        Description = "",
        SceneNumber = 0,
        SceneName = "opening",
        ValidationStatus = ValidationStatus.Invalid,
        ValidationErrors = Json("""["no audio"]"""),
        GenerationParameters = Json("{}"),
        AiModelsUsed = Json("""{"video": "model-c"}"""),
        GenerationTime = TimeSpan.Zero,
        Role = VideoRole.Draft,
        Duration = TimeSpan.FromMilliseconds(1),
        Resolution = "640x360",
        Fps = 24,
        Codec = "av1",
        Bitrate = 1,
        QualityPreset = QualityPreset.Custom,
        CodecInfo = Json("""{"streams": []}"""),
    };
}
