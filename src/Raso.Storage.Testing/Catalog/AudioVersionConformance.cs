using Raso.Storage.Assets;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The versions of audio assets.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class AudioVersionConformance<THarness> : AssetVersionConformance<THarness, AudioAsset, NewAudioAsset, AudioAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected AudioVersionConformance()
        : base(AudioKind.Instance)
    {
    }
}
