using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Text of any kind: it comes back as it was, and never becomes SQL.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class TextConformance<THarness> : AssetConformance<THarness, AudioAsset, NewAudioAsset, AudioAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected TextConformance()
        : base(AudioKind.Instance)
    {
    }

    /// <summary>The text comes back from each kind of column of a paper, inserted and changed.</summary>
    /// <param name="name">The name of the text.</param>
    [Theory]
    [MemberData(nameof(TextCases.Names), MemberType = typeof(TextCases))]
    public async Task Paper_AnyText_ComesBack(string name)
    {
        var text = TextCases.Get(name);
        var paper = new NewPaper
        {
            Title = Cut(text, 500),
            Authors = [Cut(text, 300), "A. Author", Cut(text, 300)],
            Abstract = text,
            Keywords = [Cut(text, 200)],
            Journal = Cut(text, 200),
            PdfUrl = Cut(text, 2048),
        };

        var inserted = await AddPaperAsync(paper);
        Fields.Same(paper, inserted);
        Fields.Same(inserted, await GetPaperAsync(inserted.Id));

        var plain = await AddPaperAsync();
        await WriteAsync(session => session.Papers.UpdateAsync(plain.Id, Fields.ChangeAll<PaperChanges>(paper), null, Token));
        Fields.Same(paper, await GetPaperAsync(plain.Id));
        Assert.Equal(2, (await ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token))).Count);
    }

    /// <summary>The text comes back from each kind of column of an asset, and from the names of the ledger's backends.</summary>
    /// <param name="name">The name of the text.</param>
    [Theory]
    [MemberData(nameof(TextCases.Names), MemberType = typeof(TextCases))]
    public async Task Asset_AnyText_ComesBack(string name)
    {
        var text = TextCases.Get(name);
        var asset = Kind.Plain((await AddPaperAsync()).Id) with
        {
            Title = Cut(text, 300),
            Description = text,
            SceneName = Cut(text, 200),
            Transcript = text,
            VoiceModel = Cut(text, 100),
            TtsModel = Cut(text, 50),
        };

        var inserted = await AddAsync(asset);
        Fields.Same(asset, inserted);
        Fields.Same(inserted, await GetAsync(inserted.Id));

        var (replaced, _) = await ReplaceAsync(inserted.Id, new AudioAssetChanges { Transcript = "Another" });
        Fields.Same(asset, replaced, nameof(asset.Transcript));
    }

    /// <summary>What is noted with a version, and the media type of a file, are text like any other.</summary>
    [Fact]
    public async Task Version_AnyText_ComesBack()
    {
        var paper = await AddPaperAsync();
        foreach (var name in TextCases.Names.Select(row => row.Data))
        {
            var intent = await BeginAsync();
            var text = TextCases.Get(name);
            await WriteAsync(async session =>
            {
                await ConfirmAsync(session, intent);
                var file = FileOf(intent) with { ChangesDescription = text, CreatedBy = Cut(text, 100) };
                await session.Audio.InsertAsync(Guid.CreateVersion7(), Kind.Plain(paper.Id), file, Token);
            });

            if (Harness.HasSql)
            {
                var row = Assert.Single(await Harness.QuerySqlAsync(
                    $"SELECT changes_description, created_by FROM content_versions WHERE file_path = '{intent.Path}'", Token));
                Assert.Equal([text, Cut(text, 100)], row);
            }
        }
    }

    /// <summary>A DOI is data too.</summary>
    /// <param name="doi">The DOI.</param>
    [Theory]
    [InlineData("10.1000/o'neill")]
    [InlineData("10.1000/'; delete from papers; --")]
    [InlineData("10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-y")]
    [InlineData("10.1000/über_%\\")]
    public async Task FindByDoi_AnyText_FindsThatPaperAlone(string doi)
    {
        var wanted = await AddPaperAsync(SamplePapers.Plain with { Doi = doi });
        await AddPaperAsync(SamplePapers.Full);

        Assert.Equal(wanted.Id, (await ReadAsync(session => session.Papers.FindByDoiAsync(doi, Token)))?.Id);
        Assert.Null(await ReadAsync(session => session.Papers.FindByDoiAsync(doi + "x", Token)));
    }

    /// <summary>A NUL, which no text of PostgreSQL can hold, is refused clearly on every catalogue; nothing is written.</summary>
    /// <param name="field">Where it stands.</param>
    [Theory]
    [InlineData("title")]
    [InlineData("abstract")]
    [InlineData("author")]
    [InlineData("keyword")]
    [InlineData("transcript")]
    [InlineData("JSON")]
    public async Task Insert_TextWithNul_ThrowsConstraintViolation(string field)
    {
        const string Text = "before\0after";
        var existing = await AddPaperAsync();

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => field switch
            {
                "title" => AddPaperAsync(SamplePapers.Plain with { Title = Text }),
                "abstract" => AddPaperAsync(SamplePapers.Plain with { Abstract = Text }),
                "author" => AddPaperAsync(SamplePapers.Plain with { Authors = [Text] }),
                "keyword" => AddPaperAsync(SamplePapers.Plain with { Keywords = [Text] }),
                "transcript" => AddAsync(Kind.Plain(existing.Id) with { Transcript = Text }),
                _ => AddAsync(Kind.Plain(existing.Id) with { GenerationParameters = System.Text.Json.JsonElement.Parse("""{"a": "\u0000"}""") }),
            });

        Assert.Single(await ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token)));
        Assert.Empty((await ReadAsync(session => session.GetPaperAssetsAsync(existing.Id, Token)))!.Audio);
    }

    // Never through the middle of a character: databases count and keep whole ones.
    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
