using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Changing videos without a new file.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VideoChangeConformance<THarness> : AssetChangeConformance<THarness, VideoAsset, NewVideoAsset, VideoAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected VideoChangeConformance()
        : base(VideoKind.Instance)
    {
    }

    /// <summary>One field is changed, and no other, and no version is made.</summary>
    /// <param name="field">The field.</param>
    [Theory]
    [MemberData(nameof(FieldCases.OfVideos), MemberType = typeof(FieldCases))]
    public Task Update_OneField_ChangesItAlone(string field) => ChangesOneFieldAsync(field);
}
