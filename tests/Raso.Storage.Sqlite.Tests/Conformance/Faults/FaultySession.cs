using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>A session of which a part is replaced.</summary>
internal sealed class FaultySession(ICatalogSession session) : ICatalogSession
{
    public IFileLedger Files { get; init; } = session.Files;

    public IBackendRows Backends => session.Backends;

    public IPaperRows Papers { get; init; } = session.Papers;

    public IPaperSearchRows PaperSearch => session.PaperSearch;

    public IPaperFolderRows PaperFolders => session.PaperFolders;

    public IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos { get; init; } = session.Videos;

    public IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio => session.Audio;

    public IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals => session.Visuals;

    public IVersionRows Versions { get; init; } = session.Versions;

    public IRelationshipRows Relationships => session.Relationships;

    public IJobRows Jobs { get; init; } = session.Jobs;

    public Task<PaperAssets?> GetPaperAssetsAsync(Guid paperId, CancellationToken cancellationToken) =>
        session.GetPaperAssetsAsync(paperId, cancellationToken);

    public Task<T> StepAsync<T>(Func<Task<T>> calls) => session.StepAsync(calls);
}
