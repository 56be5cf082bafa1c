using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A session whose ledger tells of its steps.</summary>
internal sealed class HookedSession(ICatalogSession inner, Func<string, Task> tell) : ICatalogSession
{
    public IFileLedger Files { get; } = new HookedLedger(inner.Files, tell);

    public IBackendRows Backends => inner.Backends;

    public IPaperRows Papers => inner.Papers;

    public IPaperSearchRows PaperSearch => inner.PaperSearch;

    public IPaperFolderRows PaperFolders => inner.PaperFolders;

    public IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos => inner.Videos;

    public IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio => inner.Audio;

    public IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals => inner.Visuals;

    public IVersionRows Versions => inner.Versions;

    public IRelationshipRows Relationships => inner.Relationships;

    public IJobRows Jobs => inner.Jobs;

    public Task<PaperAssets?> GetPaperAssetsAsync(Guid paperId, CancellationToken cancellationToken) =>
        inner.GetPaperAssetsAsync(paperId, cancellationToken);

    public Task<T> StepAsync<T>(Func<Task<T>> calls) => inner.StepAsync(async () =>
    {
        await tell("Step");
        return await calls();
    });
}
