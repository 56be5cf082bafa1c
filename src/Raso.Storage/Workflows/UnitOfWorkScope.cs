using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Naming;
using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IUnitOfWorkScope"/>
internal sealed class UnitOfWorkScope(ICatalogSession session, IStorageLayout layout) : IUnitOfWorkScope
{
    private readonly PaperOperations _papers = new(session, layout);

    public IPaperOperations Papers => _papers;

    /// <summary>Gets the papers that were changed or deleted.</summary>
    public IReadOnlyCollection<Guid> ChangedPapers => _papers.Changed;

    public IAssetOperations<VideoAsset, VideoAssetChanges> Videos { get; } =
        new AssetOperations<VideoAsset, NewVideoAsset, VideoAssetChanges>(session, VideoKind.Instance);

    public IAssetOperations<AudioAsset, AudioAssetChanges> Audio { get; } =
        new AssetOperations<AudioAsset, NewAudioAsset, AudioAssetChanges>(session, AudioKind.Instance);

    public IAssetOperations<VisualAsset, VisualAssetChanges> Visuals { get; } =
        new AssetOperations<VisualAsset, NewVisualAsset, VisualAssetChanges>(session, VisualKind.Instance);
}
