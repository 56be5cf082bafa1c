using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Files;
using Raso.Storage.Folders;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

/// <summary>A <c>metadata.json</c> is like its paper, sooner or later, whatever fails on the way.</summary>
public abstract class PaperFolderTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private IStorageFolders Folders => Bench.Services.GetRequiredService<IStorageFolders>();

    [Fact]
    public async Task Create_OfAPaper_WritesItsMetadata()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper("Глубокое <обучение> & 深度学习") with { PublicationDate = new DateOnly(2024, 2, 29), Keywords = ["a", "b"] }, Token);

        var folder = await Folders.CreateAsync(paper.Id, Token);

        folder.Path.Value.Should().Be(paper.Folder);
        folder.MetadataPath.Value.Should().Be($"{paper.Folder}/metadata.json");
        folder.Parts.Select(part => part.Value).Should().Contain($"{paper.Folder}/videos/final").And.Contain($"{paper.Folder}/code/manim/scenes");
        var text = await Bench.Storage.RetrieveTextAsync(folder.MetadataPath, cancellationToken: Token);
        text.Should().Contain("Глубокое <обучение> & 深度学习");
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        root.GetProperty("paper_id").GetGuid().Should().Be(paper.Id);
        root.GetProperty("authors").EnumerateArray().Select(author => author.GetString()).Should().Equal(paper.Authors);
        root.GetProperty("publication_date").GetString().Should().Be("2024-02-29");
        root.GetProperty("created_at").GetDateTimeOffset().Should().Be(paper.CreatedAt);
        root.GetProperty("doi").ValueKind.Should().Be(JsonValueKind.Null);
        root.GetProperty("folder_structure").GetProperty("paper_root").GetString().Should().Be(paper.Folder);
        root.GetProperty("folder_structure").GetProperty("audio").EnumerateArray().Should().HaveCount(3);
        (await Bench.Storage.GetInfoAsync(folder.MetadataPath, Token))!.ContentType.Should().Be("application/json");
    }

    [Fact]
    public async Task Create_Again_ChangesNothing()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var first = await Folders.CreateAsync(paper.Id, Token);

        (await Folders.CreateAsync(paper.Id, Token)).Should().BeEquivalentTo(first);

        (await Bench.StoredAsync()).Should().Equal(first.MetadataPath.Value);
        (await Catalogue.CountAsync("paper_folders")).Should().Be(1);
    }

    [Fact]
    public async Task Create_OfNoPaper_IsNotFoundAndLeavesNothing()
    {
        var create = () => Folders.CreateAsync(Guid.CreateVersion7(), Token);

        (await create.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
        (await Bench.StoredAsync()).Should().BeEmpty();
        (await Catalogue.CountAsync("paper_folders")).Should().Be(0);
    }

    [Fact]
    public async Task Create_OfTwoPapersAlike_KeepsThemApart()
    {
        var one = await Folders.CreateAsync((await Bench.Papers.CreateAsync(Samples.Paper(), Token)).Id, Token);
        var other = await Folders.CreateAsync((await Bench.Papers.CreateAsync(Samples.Paper(), Token)).Id, Token);

        one.MetadataPath.Should().NotBe(other.MetadataPath);
        (await IdOfAsync(one.MetadataPath)).Should().Be(one.PaperId);
        (await IdOfAsync(other.MetadataPath)).Should().Be(other.PaperId);
    }

    [Fact]
    public async Task Update_OfAPaperWithoutStructure_WritesNothing()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);

        await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "B" }, cancellationToken: Token);

        (await Bench.StoredAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Update_OfATitle_RewritesTheMetadataAndKeepsTheFolderForOldAndNewFiles()
    {
        var paper = await CreateAsync();
        var old = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("old"), cancellationToken: Token);

        var changed = await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Another", PublicationDate = new DateOnly(1999, 1, 1) }, cancellationToken: Token);
        var young = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("new"), cancellationToken: Token);

        changed.Folder.Should().Be(paper.Folder);
        (await TitleAsync(paper)).Should().Be("Another");
        new[] { old.FilePath.Value, young.FilePath.Value }.Should().OnlyContain(path => path.StartsWith(paper.Folder + "/videos/final/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AttachPdf_RewritesTheMetadata()
    {
        var paper = await CreateAsync();

        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        (await TextAsync(paper, "pdf_path")).Should().Be(attached.PdfPath!.Value);
    }

    [Fact]
    public async Task UnitOfWork_OfSeveralChanges_RewritesEachMetadata()
    {
        var one = await CreateAsync();
        var other = await CreateAsync();
        var third = await CreateAsync();

        await Bench.Work.RunAsync(
            async (work, token) =>
            {
                await work.Papers.UpdateAsync(one.Id, new PaperChanges { Title = "1" }, cancellationToken: token);
                await work.Papers.UpdateAsync(other.Id, new PaperChanges { Title = "2" }, cancellationToken: token);
                return await work.Papers.DeleteAsync(third.Id, token);
            },
            Token);

        (await TitleAsync(one)).Should().Be("1");
        (await TitleAsync(other)).Should().Be("2");
        (await Bench.StoredAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Sweep_AfterAChangeByPlainSql_RewritesTheMetadata()
    {
        var paper = await CreateAsync();
        await Catalogue.RunAsync($"UPDATE papers SET title = 'by hand' WHERE id = '{paper.Id:D}'");
        (await TitleAsync(paper)).Should().Be(paper.Title);

        (await Bench.Sweeper.SweepAsync(Token)).Failures.Should().BeEmpty();

        (await TitleAsync(paper)).Should().Be("by hand");
    }

    [Fact]
    public async Task Sweep_AfterADeleteByPlainSql_RemovesTheMetadata()
    {
        var paper = await CreateAsync();
        await Catalogue.RunAsync($"DELETE FROM papers WHERE id = '{paper.Id:D}'");

        (await Folders.RefreshAsync(Token)).Should().BeEquivalentTo(new FolderRefreshReport(0, 1, []));

        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Delete_OfAPaper_RemovesItsMetadata()
    {
        var paper = await CreateAsync();
        await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);

        await Bench.Papers.DeleteAsync(paper.Id, Token);

        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Update_WhileTheBackendIsDown_KeepsTheChangeAndTheSweepWritesIt()
    {
        var paper = await CreateAsync();
        Bench.Driver.Faults.IsDown = true;

        var changed = await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "B" }, cancellationToken: Token);

        changed.Title.Should().Be("B");
        await EndClaimsAsync();
        var failed = await Bench.Sweeper.SweepAsync(Token);
        failed.Failures.Should().ContainSingle().Which.Should().Match<SweepFailure>(failure => failure.Path.EndsWith("/metadata.json") && failure.Backend == Bench.Backend);
        Bench.Driver.Faults.IsDown = false;
        (await Folders.RefreshAsync(Token)).Written.Should().Be(0, "what failed is left alone for a while");
        await EndClaimsAsync();
        (await Folders.RefreshAsync(Token)).Written.Should().Be(1);
        (await TitleAsync(paper)).Should().Be("B");
    }

    [Fact]
    public async Task Delete_WhileTheBackendIsDown_LeavesTheMetadataToTheSweep()
    {
        var paper = await CreateAsync();
        Bench.Driver.Faults.IsDown = true;
        (await Bench.Papers.DeleteAsync(paper.Id, Token)).Should().BeTrue();
        Bench.Driver.Faults.IsDown = false;
        (await Bench.StoredAsync()).Should().NotBeEmpty();
        await EndClaimsAsync();

        await Bench.Sweeper.SweepAsync(Token);

        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Update_WhoseHostDiesAfterItsCommit_IsWrittenByAnotherOnceTheClaimHasEnded()
    {
        var paper = await CreateAsync();
        Bench.Catalog.At("Rows.Committed", () =>
        {
            Bench.Catalog.IsAway = true;
            return Task.CompletedTask;
        });

        await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "B" }, cancellationToken: Token);

        Bench.Catalog.IsAway = false;
        await using var other = new Bench(Catalogue, Bench.Driver);
        (await other.Sweeper.SweepAsync(Token)).Failures.Should().BeEmpty();
        (await TitleAsync(paper)).Should().Be(paper.Title, "the claim of the dead host still runs");
        await EndClaimsAsync();
        await other.Sweeper.SweepAsync(Token);
        (await TitleAsync(paper)).Should().Be("B");
    }

    [Fact]
    public async Task Create_AgainAfterItsPaperWasDeletedAndMadeAnew_WritesTheNewOne()
    {
        var paper = await CreateAsync();
        Bench.Driver.Faults.IsDown = true;
        await Bench.Papers.DeleteAsync(paper.Id, Token);
        Bench.Driver.Faults.IsDown = false;
        await Bench.Papers.CreateAsync(Samples.Paper("Made anew") with { Id = paper.Id }, Token);
        await EndClaimsAsync();

        await Folders.CreateAsync(paper.Id, Token);

        (await Bench.Storage.RetrieveTextAsync($"{(await Bench.Papers.GetAsync(paper.Id, Token))!.Folder}/metadata.json", cancellationToken: Token)).Should().Contain("Made anew");
    }

    [Fact]
    public async Task Updates_ByManyAtOnce_LeaveTheMetadataOfTheLast()
    {
        var paper = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
            {
                await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = $"{writer}-{i}" }, cancellationToken: Token);
                await Folders.RefreshAsync(Token);
            }
        }));

        (await TitleAsync(paper)).Should().Be((await Bench.Papers.GetAsync(paper.Id, Token))!.Title);
        (await Folders.RefreshAsync(Token)).Should().BeEquivalentTo(new FolderRefreshReport(0, 0, []));
    }

    [Fact]
    public async Task CreateAndDelete_AtOnce_LeaveNothing()
    {
        for (var i = 0; i < 20; i++)
        {
            var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
            var create = Task.Run(() => Folders.CreateAsync(paper.Id, Token), Token);
            var delete = Task.Run(() => Bench.Papers.DeleteAsync(paper.Id, Token), Token);
            await create.ContinueWith(done => done.Exception, TaskScheduler.Default);
            await delete;
        }

        await Folders.RefreshAsync(Token);
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Refresh_OfHundreds_WritesEachOnce()
    {
        for (var i = 0; i < 150; i++)
        {
            await CreateAsync();
        }

        await Catalogue.RunAsync("UPDATE papers SET journal = 'Nature'");

        (await Folders.RefreshAsync(Token)).Should().BeEquivalentTo(new FolderRefreshReport(150, 0, []));
        (await Folders.RefreshAsync(Token)).Written.Should().Be(0);
    }

    [Fact]
    public async Task GetUsage_OfEveryCategory_CountsEachFileOnce()
    {
        var paper = await CreateAsync();
        await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text(new string('x', 2000)), cancellationToken: Token);
        await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), Samples.Text("12345"), cancellationToken: Token);
        await Bench.Storage.StoreAsync("cache/thumbnails/a.png", Samples.Text("123"), cancellationToken: Token);
        await Bench.Storage.StoreAsync("elsewhere/a", Samples.Text("12"), cancellationToken: Token);

        var usage = await Folders.GetUsageAsync(cancellationToken: Token);

        usage.Backend.Should().Be(Bench.Backend);
        usage.Categories.Select(category => category.Category).Should().Equal("papers", "videos", "audio", "visuals", "code", "cache", "backups", "exports", "other");
        usage.Categories.Single(category => category.Category == "videos").Should().BeEquivalentTo(new { Files = 1, Bytes = 2000, Size = "2.0 KiB" });
        usage.Categories.Single(category => category.Category == "audio").Bytes.Should().Be(5);
        usage.Categories.Single(category => category.Category == "papers").Files.Should().Be(2);
        usage.Categories.Single(category => category.Category == "cache").Bytes.Should().Be(3);
        usage.Categories.Single(category => category.Category == "other").Bytes.Should().Be(2);
        usage.Total.Files.Should().Be(6).And.Be(usage.Categories.Sum(category => category.Files));
        usage.Total.Bytes.Should().Be(usage.Categories.Sum(category => category.Bytes));
    }

    [Fact]
    public async Task GetUsage_OfNamesThatAreNoPath_TellsThemApart()
    {
        foreach (var name in new[] { "back\\slash", "e\u0301", "a/\u0001", "papers//x" })
        {
            Bench.Driver.AddForeign(name, "12345"u8.ToArray());
        }

        Bench.Driver.AddForeign("ok", "12"u8.ToArray());

        var usage = await Folders.GetUsageAsync(cancellationToken: Token);

        usage.Total.Should().BeEquivalentTo(new { Files = 1, Bytes = 2 });
        usage.Skipped.Should().BeEquivalentTo(new { Category = "skipped", Files = 4, Bytes = 20 });
        (await Bench.Storage.GetUsageAsync(cancellationToken: Token)).Should().Be(new StorageUsage(1, 2) { SkippedFiles = 4, SkippedBytes = 20 });
    }

    [Fact]
    public async Task GetUsage_OfAnUnknownBackend_NamesTheKnownOnes()
    {
        var usage = () => Folders.GetUsageAsync("attic", Token);

        (await usage.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("attic").And.Contain(Bench.Backend);
    }

    private Task<object?> EndClaimsAsync() => Catalogue.RunAsync($"UPDATE paper_folders SET claim_until = {Catalogue.FromNow(-1)} WHERE claim_until IS NOT NULL");

    private async Task<Paper> CreateAsync()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        await Folders.CreateAsync(paper.Id, Token);
        return paper;
    }

    private Task<string?> TitleAsync(Paper paper) => TextAsync(paper, "title");

    private async Task<string?> TextAsync(Paper paper, string property)
    {
        using var json = JsonDocument.Parse(await Bench.Storage.RetrieveTextAsync($"{paper.Folder}/metadata.json", cancellationToken: Token));
        return json.RootElement.GetProperty(property).GetString();
    }

    private async Task<Guid> IdOfAsync(StoragePath path)
    {
        using var json = JsonDocument.Parse(await Bench.Storage.RetrieveTextAsync(path, cancellationToken: Token));
        return json.RootElement.GetProperty("paper_id").GetGuid();
    }

    private async Task AssertNothingLeftAsync()
    {
        await Bench.AssertNothingLeftAsync();
        (await Catalogue.CountAsync("paper_folders")).Should().Be(0);
    }
}
