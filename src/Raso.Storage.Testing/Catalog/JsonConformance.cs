using System.Text.Json;
using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>JSON of any shape comes back with the same values; the order of names and the space between them may differ.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class JsonConformance<THarness> : AssetConformance<THarness, VideoAsset, NewVideoAsset, VideoAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected JsonConformance()
        : base(VideoKind.Instance)
    {
    }

    /// <summary>A document comes back from each column, inserted and changed, and from an old version.</summary>
    /// <param name="name">The name of the document.</param>
    [Theory]
    [MemberData(nameof(JsonCases.Names), MemberType = typeof(JsonCases))]
    public async Task Json_AnyShape_ComesBack(string name)
    {
        JsonElement document = JsonCases.Get(name);
        var plain = Kind.Plain((await AddPaperAsync()).Id);
        var asset = plain with
        {
            ValidationErrors = document,
            GenerationParameters = document,
            AiModelsUsed = document,
            CodecInfo = document,
        };

        var inserted = await AddAsync(asset);
        Fields.Same(asset, inserted);
        Fields.Same(inserted, await GetAsync(inserted.Id));

        var changed = await ChangeAsync((await AddAsync(plain)).Id, Fields.ChangeAll<VideoAssetChanges>(asset));
        Fields.Same(asset, changed);

        if (Harness.HasSql)
        {
            await ReplaceAsync(changed.Id, Fields.ChangeAll<VideoAssetChanges>(plain));
            await Harness.ExecuteSqlAsync($"UPDATE video_assets SET file_path = '{changed.FilePath}' WHERE id = '{changed.Id}'", Token);
            Fields.Same(asset, await GetAsync(changed.Id));
        }
    }

    /// <summary>A lone value is no document, and a JSON null beside an empty field would be a second kind of nothing.</summary>
    /// <param name="json">The value.</param>
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    public async Task Json_LoneValue_ThrowsConstraintViolation(string json)
    {
        var plain = Kind.Plain((await AddPaperAsync()).Id);

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation, () => AddAsync(plain with { GenerationParameters = JsonElement.Parse(json) }));
    }
}
