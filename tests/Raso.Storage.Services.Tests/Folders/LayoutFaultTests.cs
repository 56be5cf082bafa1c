using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Folders;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

/// <summary>A layout that breaks its contract is named, and nothing was written.</summary>
public sealed class LayoutFaultTests(SqliteCatalogue catalogue) : ServiceSuite(catalogue), IClassFixture<SqliteCatalogue>
{
    [Fact]
    public async Task Calls_WithALayoutThatGivesNull_NameIt()
    {
        var layout = new OddLayout();
        await using var bench = new Bench(Catalogue, configure: raso => raso.UseLayout(layout));
        var folders = bench.Services.GetRequiredService<IStorageFolders>();
        var paper = await bench.Papers.CreateAsync(Samples.Paper(), Token);
        layout.GivesNull = true;
        layout.Parts = null;
        layout.Category = null;
        await bench.Storage.StoreAsync("a", Samples.Text("x"), cancellationToken: Token);

        await AssertNamedAsync("GetPaperFolder", () => bench.Papers.CreateAsync(Samples.Paper(), Token));
        await AssertNamedAsync("GetPdfPath", () => bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token));
        await AssertNamedAsync("GetAssetPath", () => bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token));
        await AssertNamedAsync("PaperParts", () => folders.CreateAsync(paper.Id, Token));
        await AssertNamedAsync("GetCategory", () => folders.GetUsageAsync(cancellationToken: Token));
        (await bench.StoredAsync()).Should().Equal("a");
        (await bench.LedgerAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("a/")]
    [InlineData(".raso/x")]
    [InlineData("")]
    public async Task Create_WithALayoutWhoseFolderIsNoPath_NamesIt(string folder)
    {
        await using var bench = new Bench(Catalogue, configure: raso => raso.UseLayout(new OddLayout { Folder = folder }));

        await AssertNamedAsync("GetPaperFolder", () => bench.Papers.CreateAsync(Samples.Paper(), Token));
    }

    private static async Task AssertNamedAsync(string member, Func<Task> call) =>
        (await call.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain(nameof(OddLayout)).And.Contain(member);
}
