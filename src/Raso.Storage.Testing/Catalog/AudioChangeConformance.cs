using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Changing audio assets without a new file.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class AudioChangeConformance<THarness> : AssetChangeConformance<THarness, AudioAsset, NewAudioAsset, AudioAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected AudioChangeConformance()
        : base(AudioKind.Instance)
    {
    }

    /// <summary>One field is changed, and no other, and no version is made.</summary>
    /// <param name="field">The field.</param>
    [Theory]
    [MemberData(nameof(FieldCases.OfAudio), MemberType = typeof(FieldCases))]
    public Task Update_OneField_ChangesItAlone(string field) => ChangesOneFieldAsync(field);
}
