using Raso.Storage.Assets;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The versions of videos.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VideoVersionConformance<THarness> : AssetVersionConformance<THarness, VideoAsset, NewVideoAsset, VideoAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected VideoVersionConformance()
        : base(VideoKind.Instance)
    {
    }
}
