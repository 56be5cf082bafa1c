using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Workflows;

/// <summary>The session of one scope, unusable as soon as the function that was given the scope has returned.</summary>
internal sealed class ScopedSession(ICatalogSession inner) : ICatalogSession, IDisposable
{
    private volatile bool _ended;

    public IFileLedger Files => Inner.Files;

    public IBackendRows Backends => Inner.Backends;

    public IPaperRows Papers => Inner.Papers;

    public IPaperFolderRows PaperFolders => Inner.PaperFolders;

    public IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos => Inner.Videos;

    public IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio => Inner.Audio;

    public IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals => Inner.Visuals;

    private ICatalogSession Inner => _ended
        ? throw new ObjectDisposedException(
            nameof(IUnitOfWorkScope), "The scope ended with the function that IUnitOfWork.RunAsync gave it to: await every call on it before that function returns.")
        : inner;

    public Task<PaperAssets?> GetPaperAssetsAsync(Guid paperId, CancellationToken cancellationToken) => Inner.GetPaperAssetsAsync(paperId, cancellationToken);

    public void Dispose() => _ended = true;
}
