using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Content;
using Raso.Storage.Jobs;
using Raso.Storage.Naming;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Versioning;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IUnitOfWorkScope"/>
internal sealed class UnitOfWorkScope : IUnitOfWorkScope
{
    private readonly PaperOperations _papers;

    public UnitOfWorkScope(ICatalogSession session, IStorageLayout layout, ScopeCalls calls)
    {
        _papers = new PaperOperations(session, layout);
        Papers = new ScopedPapers(_papers, calls);
        Videos = Scoped(VideoKind.Instance);
        Audio = Scoped(AudioKind.Instance);
        Visuals = Scoped(VisualKind.Instance);
        Versions = new ScopedVersions(new VersionOperations(session), calls);
        Relationships = new ScopedRelationships(new RelationshipOperations(session), calls);
        Jobs = new ScopedJobs(new JobOperations(session), calls);

        ScopedAssets<TAsset, TChanges> Scoped<TAsset, TNew, TChanges>(AssetKind<TAsset, TNew, TChanges> kind)
            where TAsset : Asset
            where TNew : NewAsset
            where TChanges : AssetChanges => new(new AssetOperations<TAsset, TNew, TChanges>(session, kind), calls);
    }

    public IPaperOperations Papers { get; }

    /// <summary>Gets the papers that were changed or deleted.</summary>
    public IReadOnlyCollection<Guid> ChangedPapers => _papers.Changed;

    public IAssetOperations<VideoAsset, VideoAssetChanges> Videos { get; }

    public IAssetOperations<AudioAsset, AudioAssetChanges> Audio { get; }

    public IAssetOperations<VisualAsset, VisualAssetChanges> Visuals { get; }

    public IVersionOperations Versions { get; }

    public IAssetRelationships Relationships { get; }

    public IJobOperations Jobs { get; }
}
