using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Changing visuals without a new file.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VisualChangeConformance<THarness> : AssetChangeConformance<THarness, VisualAsset, NewVisualAsset, VisualAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected VisualChangeConformance()
        : base(VisualKind.Instance)
    {
    }

    /// <summary>One field is changed, and no other, and no version is made.</summary>
    /// <param name="field">The field.</param>
    [Theory]
    [MemberData(nameof(FieldCases.OfVisuals), MemberType = typeof(FieldCases))]
    public Task Update_OneField_ChangesItAlone(string field) => ChangesOneFieldAsync(field);
}
