using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>Creating, reading and changing papers.</summary>
public abstract class PaperTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private static NewPaper Full => new()
    {
        Id = Guid.CreateVersion7(),
        Title = "Deep learning ‒ 深層学習",
        Authors = ["Yann LeCun", "Yoshua Bengio", "Geoffrey Hinton"],
        Doi = "https://doi.org/10.1038/NATURE14539",
        Abstract = "It allows computational models of multiple layers.",
        Keywords = ["learning", "networks"],
        PublicationDate = new DateOnly(2015, 5, 27),
        Journal = "Nature",
        PdfUrl = "https://example.org/a.pdf",
    };

    [Fact]
    public async Task Create_WithEveryField_ReadsBackTheSame()
    {
        var created = await Bench.Papers.CreateAsync(Full, Token);

        var read = await Bench.Papers.GetAsync(created.Id, Token);

        read.Should().BeEquivalentTo(created);
        read.Should().BeEquivalentTo(Full, options => options.Excluding(paper => paper.Id).Excluding(paper => paper.Doi));
        read!.Doi.Should().Be("10.1038/nature14539");
        read.Folder.Should().StartWith("papers/").And.EndWith($"_{created.Id.ToString("N")[^12..]}");
        read.RowVersion.Should().BePositive();
    }

    [Fact]
    public async Task Create_AgainWithTheSameIdAndFields_ReturnsTheRow()
    {
        var paper = Full;
        var first = await Bench.Papers.CreateAsync(paper, Token);

        var second = await Bench.Papers.CreateAsync(paper, Token);

        second.Should().BeEquivalentTo(first);
        (await Catalogue.CountAsync("papers")).Should().Be(1);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("authors")]
    [InlineData("doi")]
    [InlineData("abstract")]
    [InlineData("keywords")]
    [InlineData("date")]
    [InlineData("journal")]
    [InlineData("url")]
    public async Task Create_AgainWithTheSameIdAndAnotherField_IsRefused(string field)
    {
        var paper = Full;
        await Bench.Papers.CreateAsync(paper, Token);
        var other = field switch
        {
            "title" => paper with { Title = "Other" },
            "authors" => paper with { Authors = ["Yann LeCun"] },
            "doi" => paper with { Doi = "10.1038/other" },
            "abstract" => paper with { Abstract = null },
            "keywords" => paper with { Keywords = [] },
            "date" => paper with { PublicationDate = null },
            "journal" => paper with { Journal = "Science" },
            _ => paper with { PdfUrl = null },
        };

        var create = () => Bench.Papers.CreateAsync(other, Token);

        (await create.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
    }

    [Fact]
    public async Task Create_WithADoiThatAnotherPaperHas_IsRefused()
    {
        await Bench.Papers.CreateAsync(Full, Token);

        var create = () => Bench.Papers.CreateAsync(Full with { Doi = "doi:10.1038/Nature14539" }, Token);

        (await create.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
    }

    [Theory]
    [InlineData("10.1038/nature14539")]
    [InlineData(" https://dx.doi.org/10.1038/Nature14539 ")]
    [InlineData("DOI:10.1038/NATURE14539")]
    public async Task FindByDoi_InAnyForm_FindsThePaper(string doi)
    {
        var created = await Bench.Papers.CreateAsync(Full, Token);

        (await Bench.Papers.FindByDoiAsync(doi, Token))!.Id.Should().Be(created.Id);
    }

    [Fact]
    public async Task FindByDoi_OfNoPaper_ReturnsNull() => (await Bench.Papers.FindByDoiAsync("10.1/none", Token)).Should().BeNull();

    [Fact]
    public async Task Get_OfNoPaper_ReturnsNull() => (await Bench.Papers.GetAsync(Guid.CreateVersion7(), Token)).Should().BeNull();

    [Fact]
    public async Task Update_OfChosenFields_LeavesTheOthers()
    {
        var created = await Bench.Papers.CreateAsync(Full, Token);

        var updated = await Bench.Papers.UpdateAsync(created.Id, new PaperChanges { Title = "New", Keywords = new(["one"]) }, cancellationToken: Token);

        updated.Should().BeEquivalentTo(
            created with { Title = "New", Keywords = ["one"] },
            options => options.Excluding(paper => paper.RowVersion).Excluding(paper => paper.UpdatedAt));
        updated.RowVersion.Should().BeGreaterThan(created.RowVersion);
        updated.UpdatedAt.Should().BeOnOrAfter(created.UpdatedAt);
    }

    [Fact]
    public async Task Update_ToNull_ClearsTheField()
    {
        var created = await Bench.Papers.CreateAsync(Full, Token);

        var updated = await Bench.Papers.UpdateAsync(
            created.Id,
            new PaperChanges
            {
                Doi = new Change<string?>(null),
                Abstract = new Change<string?>(null),
                Journal = new Change<string?>(null),
                PublicationDate = new Change<DateOnly?>(null),
                PdfUrl = new Change<string?>(null),
            },
            cancellationToken: Token);

        updated.Should().Match<Paper>(paper =>
            paper.Doi == null && paper.Abstract == null && paper.Journal == null && paper.PublicationDate == null && paper.PdfUrl == null);
        updated.Title.Should().Be(created.Title);
    }

    [Fact]
    public async Task Update_OfTheExpectedRowVersion_IsMadeOnce()
    {
        var created = await Bench.Papers.CreateAsync(Full, Token);
        await Bench.Papers.UpdateAsync(created.Id, new PaperChanges { Title = "First" }, created.RowVersion, Token);

        var second = () => Bench.Papers.UpdateAsync(created.Id, new PaperChanges { Title = "Second" }, created.RowVersion, Token);

        (await second.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        (await Bench.Papers.GetAsync(created.Id, Token))!.Title.Should().Be("First");
    }

    [Fact]
    public async Task Update_OfNoPaper_IsNotFound()
    {
        var update = () => Bench.Papers.UpdateAsync(Guid.CreateVersion7(), new PaperChanges { Title = "New" }, cancellationToken: Token);

        (await update.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }


    [Fact]
    public async Task Create_OfATakenDoi_NamesTheDoiThePaperAndTheMend()
    {
        var taken = await Bench.Papers.CreateAsync(Full, Token);

        var create = () => Bench.Papers.CreateAsync(Full, Token);

        var error = (await create.Should().ThrowAsync<CatalogException>()).Which;
        error.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        error.Message.Should().Be($"A paper with the DOI 10.1038/nature14539 exists already (id {taken.Id}); find it by FindByDoiAsync, or update it by UpdateAsync.");
    }

    [Fact]
    public async Task Update_ToATakenDoi_NamesTheDoiAndThePaper()
    {
        var taken = await Bench.Papers.CreateAsync(Full, Token);
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);

        var update = () => Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Doi = Full.Doi }, cancellationToken: Token);

        (await update.Should().ThrowAsync<CatalogException>()).Which.Message.Should().Contain("10.1038/nature14539").And.Contain($"id {taken.Id}");
    }

    [Fact]
    public async Task Create_OfATakenDoiInAUnitOfWork_NamesTheDoiAndTheMend()
    {
        await Bench.Papers.CreateAsync(Full, Token);

        var create = () => Bench.Work.RunAsync((scope, token) => scope.Papers.CreateAsync(Full, token), Token);

        (await create.Should().ThrowAsync<CatalogException>()).Which.Message.Should()
            .Contain("10.1038/nature14539").And.Contain("FindByDoiAsync").And.NotContain("papers.doi");
    }
}
