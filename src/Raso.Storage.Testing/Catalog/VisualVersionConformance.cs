using Raso.Storage.Assets;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The versions of visuals.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VisualVersionConformance<THarness> : AssetVersionConformance<THarness, VisualAsset, NewVisualAsset, VisualAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected VisualVersionConformance()
        : base(VisualKind.Instance)
    {
    }
}
