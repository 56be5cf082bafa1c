using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Visuals, as the suite makes them.</summary>
public sealed class VisualKind : AssetKind<VisualAsset, NewVisualAsset, VisualAssetChanges>
{
    /// <summary>Gets the only instance.</summary>
    public static VisualKind Instance { get; } = new();

    /// <inheritdoc/>
    public override AssetType Type => AssetType.Visual;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlacingFields =>
        [.. base.PlacingFields, nameof(VisualAssetChanges.VideoAssetId), nameof(VisualAssetChanges.StartTime), nameof(VisualAssetChanges.EndTime)];

    /// <inheritdoc/>
    public override IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> Rows(ICatalogSession session) => session.Visuals;

    /// <inheritdoc/>
    public override NewVisualAsset Plain(Guid paperId) => new() { PaperId = paperId, Title = "A visual" };

    /// <inheritdoc/>
    public override NewVisualAsset Full(Guid paperId, Guid videoId) => new()
    {
        PaperId = paperId,
        VideoAssetId = videoId,
        Title = "The model, turning",
        Description = "In three dimensions.",
        SceneNumber = 3,
        SceneName = "attention",
        ValidationStatus = ValidationStatus.Valid,
        ValidationErrors = Json("[]"),
        GenerationParameters = Json("""{"quality": "-qh"}"""),
        AiModelsUsed = Json("""["coder-1"]"""),
        GenerationTime = TimeSpan.FromSeconds(99),
        Role = VisualRole.Model3D,
        Resolution = "3840x2160",
        Format = VisualFormat.Glb,
        AnimationFramework = "manim",
        Duration = TimeSpan.FromMilliseconds(4_250),
        StartTime = TimeSpan.Zero,
        EndTime = TimeSpan.FromMilliseconds(4_251),
    };

    /// <inheritdoc/>
    public override NewVisualAsset Other(Guid paperId, Guid videoId) => new()
    {
        PaperId = paperId,
        VideoAssetId = videoId,
        Title = "An equation",
        Description = "Softmax.",
        SceneNumber = 4,
        SceneName = "softmax",
        ValidationStatus = ValidationStatus.Invalid,
        ValidationErrors = Json("""["too small"]"""),
        GenerationParameters = Json("""{"quality": "-ql"}"""),
        AiModelsUsed = Json("{}"),
        GenerationTime = TimeSpan.FromSeconds(1),
        Role = VisualRole.Equation,
        Resolution = "100x40",
        Format = VisualFormat.Svg,
        AnimationFramework = "katex",
        Duration = TimeSpan.FromMilliseconds(8_500),
        StartTime = TimeSpan.FromMilliseconds(1_500),
        EndTime = TimeSpan.FromMilliseconds(10_000),
    };
}
