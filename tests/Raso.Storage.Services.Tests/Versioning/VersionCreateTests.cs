using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Versioning;

/// <summary>A new version has its own file and what comes with it; the rest is carried over.</summary>
public abstract class VersionCreateTests(Catalogue catalogue) : VersionSuite(catalogue)
{
    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task Create_OfEachKind_MakesTheNextVersionWithItsFile(AssetType type)
    {
        var asset = await CreateAsync(type);
        var first = await GetAsync(asset, 1);

        var version = await Bench.Versions.CreateAsync(
            asset,
            Samples.Text("two, and longer"),
            new NewVersion
            {
                ChangesDescription = "Longer",
                CreatedBy = "An editor",
                GenerationParameters = Parse("""{"seed": 2}"""),
                AiModelsUsed = Parse("""["model-b"]"""),
                PerformanceMetrics = Parse("""{"psnr": 41.5}"""),
            },
            Token);

        Same(version, await GetAsync(asset, 2));
        (version.Number, version.IsCurrent, version.ParentNumber, version.ParentId).Should().Be((2, true, 1, first.Id));
        (version.ChangesDescription, version.CreatedBy, version.FileSize).Should().Be(("Longer", "An editor", 15));
        version.GenerationParameters!.Value.GetRawText().Should().Contain("\"seed\"");
        version.AiModelsUsed!.Value[0].GetString().Should().Be("model-b");
        version.PerformanceMetrics!.Value.GetProperty("psnr").GetDouble().Should().Be(41.5);
        version.Properties.ToString().Should().Be(first.Properties.ToString(), "what is not set is carried over");
        version.ContentType.Should().Be(first.ContentType);
        (await ReadAsync(asset, 2)).Should().Be("two, and longer");
        (await ReadAsync(asset, 1)).Should().Be("one");
        Same(await GetAsync(asset, 1), first with { IsCurrent = false });
    }

    [Fact]
    public async Task Create_WithNothingElse_CarriesParametersOverAndNotesNothing()
    {
        var asset = await CreateAsync();

        var version = await Bench.Versions.CreateAsync(asset, Samples.Forward("two"), cancellationToken: Token);

        version.GenerationParameters!.Value.GetProperty("seed").GetInt32().Should().Be(1);
        (version.ChangesDescription, version.CreatedBy, version.PerformanceMetrics, version.SourceCodePath).Should().Be((null, null, null, null));
    }

    [Fact]
    public async Task Create_WithChangesOfItsKind_MakesThemInTheSameVersion()
    {
        var asset = await CreateAsync();

        var version = await Bench.Versions.CreateAsync(
            asset,
            Samples.Text("two"),
            new NewVersion { Changes = new VideoAssetChanges { Title = "Better", Fps = 24, AiModelsUsed = Parse("[]") }, ContentType = "video/webm" },
            Token);

        var row = (await Bench.Assets.Videos.GetAsync(asset.Id, Token))!;
        (row.VersionNumber, row.Title, row.Fps, row.ContentType).Should().Be((2, "Better", 24, "video/webm"));
        version.Properties.GetProperty("fps").GetInt32().Should().Be(24);
        version.AiModelsUsed!.Value.GetArrayLength().Should().Be(0);
        (await GetAsync(asset, 1)).Properties.GetProperty("fps").GetInt32().Should().Be(60);
    }

    [Fact]
    public async Task Create_ThatClearsTheParameters_HasNone()
    {
        var asset = await CreateAsync();

        var version = await Bench.Versions.CreateAsync(asset, Samples.Text("two"), new NewVersion { GenerationParameters = new(null) }, Token);

        version.GenerationParameters.Should().BeNull();
        (await GetAsync(asset, 1)).GenerationParameters.Should().NotBeNull();
    }

    [Fact]
    public async Task Create_WithSourceCode_KeepsItWithTheVersion()
    {
        var asset = await CreateAsync(AssetType.Visual);

        await Bench.Versions.CreateAsync(asset, Samples.Text("two"), new NewVersion { SourceCode = new AssetSource(Samples.Text("draw()"), "py") }, Token);
        var third = await Bench.Versions.CreateAsync(asset, Samples.Text("three"), cancellationToken: Token);

        third.SourceCodePath.Should().BeNull();
        await using var code = await Bench.Versions.OpenSourceCodeAsync(asset, 2, cancellationToken: Token);
        using var reader = new StreamReader(code.Content);
        (await reader.ReadToEndAsync(Token)).Should().Be("draw()");
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.OpenSourceCodeAsync(asset, 3, cancellationToken: Token));
    }

    [Fact]
    public async Task Create_AfterARollBack_HasTheVersionThatWasCurrentAsItsParent()
    {
        var asset = await CreateManyAsync(3);
        await Bench.Versions.RollBackAsync(asset, 1, cancellationToken: Token);

        var version = await Bench.Versions.CreateAsync(asset, Samples.Text("four"), cancellationToken: Token);

        (version.Number, version.ParentNumber).Should().Be((4, 1));
    }

    [Fact]
    public async Task Create_ByManyAtOnce_MakesDenseVersions()
    {
        var asset = await CreateAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Bench.Versions.CreateAsync(asset, Samples.Text($"film {number}"), new NewVersion { CreatedBy = $"Maker {number}" }, Token)));

        made.Select(version => version.Number).Should().BeEquivalentTo(Enumerable.Range(2, 8));
        foreach (var version in made)
        {
            (await ReadAsync(asset, version.Number)).Should().Be($"film {version.CreatedBy!["Maker ".Length..]}");
        }
    }

    [Fact]
    public async Task Create_OnAnOlderRowVersion_IsRefusedAndLeavesNothing()
    {
        var asset = await CreateAsync();
        var row = (await Bench.Assets.Videos.GetAsync(asset.Id, Token))!;
        Bench.Catalog.At("Begin.Committed", () => Bench.Versions.CreateAsync(asset, Samples.Text("theirs"), cancellationToken: Token));

        await FailsAsync(CatalogErrorCode.Conflict, () => Bench.Versions.CreateAsync(
            asset, Samples.Text("mine"), new NewVersion { ExpectedRowVersion = row.RowVersion }, Token));

        (await Bench.Versions.ListAsync(asset, cancellationToken: Token)).Items.Select(version => version.Number).Should().Equal(2, 1);
        (await ReadAsync(asset, 2)).Should().Be("theirs");
        (await Bench.StoredAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Create_OfNoSuchAsset_IsRefusedBeforeAnythingIsWritten()
    {
        var asset = await CreateAsync();

        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.CreateAsync(
            asset with { Type = AssetType.Audio }, Samples.Text("two"), cancellationToken: Token));
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.CreateAsync(
            asset with { Id = Guid.CreateVersion7() }, Samples.Text("two"), cancellationToken: Token));
        await FluentActions.Awaiting(() => Bench.Versions.CreateAsync(asset with { Type = (AssetType)7 }, Samples.Text("two"), cancellationToken: Token))
            .Should().ThrowAsync<ArgumentException>();

        (await Bench.LedgerAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Create_OfWrongInput_NamesEachFieldAndWritesNothing()
    {
        var asset = await CreateAsync();

        await RefusesAsync(
            () => Bench.Versions.CreateAsync(asset, Samples.Text("two"), new NewVersion { Changes = new AudioAssetChanges { Title = "Voice" } }, Token), "Changes");
        await RefusesAsync(
            () => Bench.Versions.CreateAsync(
                asset,
                Samples.Text("two"),
                new NewVersion
                {
                    GenerationParameters = Parse("{}"),
                    AiModelsUsed = Parse("{}"),
                    Changes = new VideoAssetChanges { GenerationParameters = Parse("{}"), AiModelsUsed = Parse("{}") },
                },
                Token),
            "GenerationParameters",
            "AiModelsUsed");
        await RefusesAsync(
            () => Bench.Versions.CreateAsync(
                asset,
                FileContent.FromBytes(Array.Empty<byte>()),
                new NewVersion { CreatedBy = " ", ChangesDescription = "\0", PerformanceMetrics = Parse("1"), SourceCode = new AssetSource(Samples.Text("x"), "py") },
                Token),
            "Content",
            "ChangesDescription",
            "CreatedBy",
            "PerformanceMetrics",
            "SourceCode");

        (await Bench.LedgerAsync()).Should().ContainSingle();
        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(1);
    }

    [Fact]
    public async Task Create_ThatIsCancelled_LeavesTheAssetAsItWas()
    {
        var asset = await CreateAsync();
        var first = await GetAsync(asset, 1);
        using var cancel = new CancellationTokenSource();
        Bench.Catalog.At("Confirm", () => cancel.CancelAsync());

        await FluentActions.Awaiting(() => Bench.Versions.CreateAsync(asset, Samples.Text("two"), cancellationToken: cancel.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        Same(await Bench.Versions.GetCurrentAsync(asset, Token), first);
        (await Bench.StoredAsync()).Should().Equal(first.FilePath.Value);
        (await Bench.LedgerAsync()).Select(file => file.State).Should().BeEquivalentTo([FileState.Committed, FileState.Abandoned]);
    }

    [Fact]
    public async Task Create_AtEveryLimit_GivesItBackAlsoAfterARollBack()
    {
        var asset = await CreateAsync();
        var json = Parse($$"""{"deep": {{new string('[', 63)}}{{new string(']', 63)}}, "great": 1e999, "small": 1e-999, "long": {{new string('9', 400)}}, "text": "𝔸"}""");
        var wanted = new NewVersion
        {
            ChangesDescription = string.Concat(Enumerable.Repeat("𝔸", 1_000_000)),
            CreatedBy = string.Concat(Enumerable.Repeat("𝔸", 100)),
            GenerationParameters = json,
            PerformanceMetrics = json,
            Changes = new VideoAssetChanges { ValidationErrors = json, CodecInfo = json, Duration = TimeSpan.FromSeconds(9_999_999) },
        };

        var made = await Bench.Versions.CreateAsync(asset, Samples.Text("two"), wanted, Token);
        await Bench.Versions.RollBackAsync(asset, 1, cancellationToken: Token);
        await Bench.Versions.RollBackAsync(asset, 2, cancellationToken: Token);

        var version = await GetAsync(asset, 2);
        (version.ChangesDescription, version.CreatedBy).Should().Be((wanted.ChangesDescription, wanted.CreatedBy));
        JsonElement.DeepEquals(version.PerformanceMetrics!.Value, json).Should().BeTrue();
        JsonElement.DeepEquals(version.Properties, made.Properties).Should().BeTrue();
        var row = (await Bench.Assets.Videos.GetAsync(asset.Id, Token))!;
        JsonElement.DeepEquals(row.CodecInfo!.Value, json).Should().BeTrue();
        row.Duration.Should().Be(TimeSpan.FromSeconds(9_999_999));
    }
}
