using Raso.Storage.Assets;

namespace Raso.Storage.Catalog;

public sealed class CatalogTextTests
{
    [Fact]
    public void Texts_EveryValue_ThereAndBack()
    {
        Check(CatalogText.FileStates);
        Check(CatalogText.ReplicaStates);
        Check(CatalogText.AssetTypes);
        Check(CatalogText.VideoRoles);
        Check(CatalogText.AudioRoles);
        Check(CatalogText.VisualRoles);
        Check(CatalogText.AudioFormats);
        Check(CatalogText.VisualFormats);
        Check(CatalogText.QualityPresets);
        Check(CatalogText.ValidationStatuses);
    }

    [Fact]
    public void Format_Model3D_IsTheSchemasText() => CatalogText.VisualRoles.Format(VisualRole.Model3D).Should().Be("3d_model");

    [Fact]
    public void Parse_UnknownText_SchemaMismatchNamesColumnAndText()
    {
        var act = () => CatalogText.VideoRoles.Parse("trailer", "video_assets.role");

        act.Should().Throw<CatalogException>().WithMessage("*video_assets.role*'trailer'*").Which.Code.Should().Be(CatalogErrorCode.SchemaMismatch);
    }

    [Fact]
    public void Format_NoSuchValue_IsMisuse() => FluentActions.Invoking(() => CatalogText.VideoRoles.Format((VideoRole)99)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(0, "0")]
    [InlineData(12_345, "1.235")]
    [InlineData(12_344, "1.234")]
    [InlineData(99_999_999_990, "9999999.999")]
    public void ToSeconds_TenthsOfMilliseconds_RoundsToMilliseconds(long tenths, string seconds)
    {
        var converted = CatalogText.ToSeconds(TimeSpan.FromTicks(tenths * 1000));

        converted.Should().Be(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
        CatalogText.ToSeconds(CatalogText.ToDuration(converted, "x")).Should().Be(converted);
    }

    [Fact]
    public void ToDuration_TooLarge_SchemaMismatch() =>
        FluentActions.Invoking(() => CatalogText.ToDuration(decimal.MaxValue, "x")).Should().Throw<CatalogException>().Which.Code.Should().Be(CatalogErrorCode.SchemaMismatch);

    private static void Check<T>(EnumText<T> texts)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        values.Select(texts.Format).Should().OnlyHaveUniqueItems().And.OnlyContain(text => !text.Any(char.IsUpper));
        values.Should().OnlyContain(value => Equals(texts.Parse(texts.Format(value), "x"), value));
    }
}
