using Raso.Storage.Assets;
using Raso.Storage.Workflows;

namespace Raso.Storage.Crash.Worker;

/// <summary>The calls of the asset service, whatever the kind of the asset.</summary>
internal sealed class AssetCalls(IAssetService assets)
{
    public Task CreateAsync(LiveAsset asset, RandomContent content, RandomContent? source) => asset.Type switch
    {
        AssetType.Video => assets.Videos.CreateAsync(
            new NewVideoAsset { Id = asset.Id, PaperId = asset.Paper, Title = asset.Title }, content.Bytes),
        AssetType.Audio => assets.Audio.CreateAsync(
            new NewAudioAsset { Id = asset.Id, PaperId = asset.Paper, Title = asset.Title }, content.Bytes),
        AssetType.Visual => assets.Visuals.CreateAsync(
            new NewVisualAsset { Id = asset.Id, PaperId = asset.Paper, Title = asset.Title, Format = VisualFormat.Png },
            content.Bytes,
            Options(source)),
        _ => throw NoKind(asset),
    };

    public Task ReplaceAsync(LiveAsset asset, RandomContent content, RandomContent? source) => asset.Type switch
    {
        AssetType.Video => assets.Videos.ReplaceFileAsync(asset.Id, content.Bytes),
        AssetType.Audio => assets.Audio.ReplaceFileAsync(asset.Id, content.Bytes),
        AssetType.Visual => assets.Visuals.ReplaceFileAsync(asset.Id, content.Bytes, options: Options(source)),
        _ => throw NoKind(asset),
    };

    public Task RetitleAsync(LiveAsset asset) => asset.Type switch
    {
        AssetType.Video => assets.Videos.UpdateAsync(asset.Id, new VideoAssetChanges { Title = asset.Title }),
        AssetType.Audio => assets.Audio.UpdateAsync(asset.Id, new AudioAssetChanges { Title = asset.Title }),
        AssetType.Visual => assets.Visuals.UpdateAsync(asset.Id, new VisualAssetChanges { Title = asset.Title }),
        _ => throw NoKind(asset),
    };

    public Task DeleteAsync(LiveAsset asset) => asset.Type switch
    {
        AssetType.Video => assets.Videos.DeleteAsync(asset.Id),
        AssetType.Audio => assets.Audio.DeleteAsync(asset.Id),
        AssetType.Visual => assets.Visuals.DeleteAsync(asset.Id),
        _ => throw NoKind(asset),
    };

    public static Task<bool> DeleteAsync(IUnitOfWorkScope scope, LiveAsset asset, CancellationToken cancellationToken) => asset.Type switch
    {
        AssetType.Video => scope.Videos.DeleteAsync(asset.Id, cancellationToken),
        AssetType.Audio => scope.Audio.DeleteAsync(asset.Id, cancellationToken),
        AssetType.Visual => scope.Visuals.DeleteAsync(asset.Id, cancellationToken),
        _ => throw NoKind(asset),
    };

    private static AssetWriteOptions Options(RandomContent? source) => new()
    {
        SourceCode = source is null ? null : new AssetSource(source.Bytes, "py"),
    };

    private static ArgumentOutOfRangeException NoKind(LiveAsset asset) => new(nameof(asset), asset.Type, "No such kind of asset.");
}
