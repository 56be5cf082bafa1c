using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What the suite must know of one kind of asset, so that the tests that all kinds share are written once.</summary>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TNew">New assets of that kind.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public abstract class AssetKind<TAsset, TNew, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges, new()
{
    /// <summary>Gets the kind.</summary>
    public abstract AssetType Type { get; }

    /// <summary>Gets the name of the table.</summary>
    public string Table => Type switch
    {
        AssetType.Video => "video_assets",
        AssetType.Audio => "audio_assets",
        _ => "visual_assets",
    };

    /// <summary>Gets the rows of the kind.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The rows.</returns>
    public abstract IAssetRows<TAsset, TNew, TChanges> Rows(ICatalogSession session);

    /// <summary>Makes an asset with nothing but what it must have.</summary>
    /// <param name="paperId">The id of its paper.</param>
    /// <returns>The asset.</returns>
    public abstract TNew Plain(Guid paperId);

    /// <summary>Makes an asset with a value in each field.</summary>
    /// <param name="paperId">The id of its paper.</param>
    /// <param name="videoId">The id of the video it belongs to.</param>
    /// <returns>The asset.</returns>
    public abstract TNew Full(Guid paperId, Guid videoId);

    /// <summary>Makes an asset that differs from <see cref="Full"/> in each field.</summary>
    /// <param name="paperId">The id of its paper.</param>
    /// <param name="videoId">The id of the video it belongs to.</param>
    /// <returns>The asset.</returns>
    public abstract TNew Other(Guid paperId, Guid videoId);

    /// <summary>Gets the fields that place an asset and do not describe its bytes: no version keeps them.</summary>
    public virtual IReadOnlyList<string> PlacingFields =>
        [nameof(AssetChanges.Title), nameof(AssetChanges.Description), nameof(AssetChanges.SceneNumber), nameof(AssetChanges.SceneName), "Role"];

    /// <summary>Parses JSON.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The element, which needs no disposing.</returns>
    protected static JsonElement Json(string text) => JsonElement.Parse(text);
}
