using Raso.Storage.Catalog;

namespace Raso.Storage.Assets;

/// <inheritdoc cref="IAssetService"/>
internal sealed class AssetService(
    ICatalog catalog,
    IAssetSet<VideoAsset, NewVideoAsset, VideoAssetChanges> videos,
    IAssetSet<AudioAsset, NewAudioAsset, AudioAssetChanges> audio,
    IAssetSet<VisualAsset, NewVisualAsset, VisualAssetChanges> visuals) : IAssetService
{
    public IAssetSet<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos { get; } = videos;

    public IAssetSet<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio { get; } = audio;

    public IAssetSet<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals { get; } = visuals;

    public Task<PaperAssets?> GetByPaperAsync(Guid paperId, CancellationToken cancellationToken = default) =>
        catalog.ReadLatestAsync((session, token) => session.GetPaperAssetsAsync(paperId, token), cancellationToken);
}
