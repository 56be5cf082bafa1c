using Raso.Storage.Catalog;
using Raso.Storage.Papers;

namespace Raso.Storage.Sqlite.Tests;

public sealed class PaperRowsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InsertAsync_AllFields_AreReadBack()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = new NewPaper
        {
            Title = "Über \"Graphen\" 😀",
            Authors = ["Erdős, P.", "O'Neil"],
            Doi = "10.1000/xyz",
            Abstract = "Line\nline",
            Keywords = ["a,b", "ç"],
            PublicationDate = new DateOnly(1999, 12, 31),
            Journal = "J",
            PdfUrl = "https://example.org/x.pdf",
        };

        var added = await database.Catalog.AddPaperAsync(paper);
        var found = await database.Catalog.ReadAsync(session => session.Papers.FindByDoiAsync("10.1000/xyz", Token));

        found.Should().BeEquivalentTo(added, options => options.ComparingByMembers<Paper>());
        found.Should().BeEquivalentTo(paper, options => options.Excluding(field => field.Id));
        found!.RowVersion.Should().Be(1);
        found.CreatedAt.Offset.Should().Be(TimeSpan.Zero);
    }

    // By number: an attribute cannot hold half of a surrogate pair.
    [Theory]
    [InlineData(0)]
    [InlineData(0xD800)]
    public async Task InsertAsync_TextThatCannotBeKept_IsConstraintViolation(int character)
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        foreach (var paper in new[] { Samples.Paper($"a{(char)character}b"), Samples.Paper() with { Keywords = [$"a{(char)character}b"] } })
        {
            var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.AddPaperAsync(paper));
            error.Code.Should().Be(CatalogErrorCode.ConstraintViolation);
        }
    }

    [Fact]
    public async Task InsertAsync_TakenDoi_IsAlreadyExists()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await database.Catalog.AddPaperAsync(Samples.Paper(doi: "10.1/a"));

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.AddPaperAsync(Samples.Paper(doi: "10.1/a")));

        error.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        error.Message.Should().Contain("DOI");
    }

    [Fact]
    public async Task InsertAsync_BlankAuthor_NamesTheConstraint()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.AddPaperAsync(Samples.Paper() with { Authors = ["A", " "] }));

        error.Code.Should().Be(CatalogErrorCode.ConstraintViolation);
        error.Message.Should().Contain("papers_authors_check");
    }

    [Fact]
    public async Task UpdateAsync_SomeFields_LeavesTheOthers()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync(Samples.Paper(doi: "10.1/a") with { Journal = "J", Abstract = "old" });

        var changed = await database.Catalog.WriteAsync(session => session.Papers.UpdateAsync(
            paper.Id, new PaperChanges { Title = "New", Abstract = null as string }, paper.RowVersion, Token));

        changed.Should().BeEquivalentTo(
            paper with { Title = "New", Abstract = null, RowVersion = 2, UpdatedAt = changed.UpdatedAt },
            options => options.ComparingByMembers<Paper>());
        var act = () => database.Catalog.WriteAsync(session => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Late" }, paper.RowVersion, Token));
        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ListAsync_PageByPage_NeitherSkipsNorRepeats(bool oldestFirst)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await database.Catalog.WriteAsync(async session =>
        {
            for (var i = 0; i < 23; i++)
            {
                await session.Papers.InsertAsync(Guid.CreateVersion7(), Samples.Paper($"Paper {i}"), $"papers/{i}", Token);
            }
        });

        var all = new List<Paper>();
        IReadOnlyList<Paper> page;
        do
        {
            var after = all.Count == 0 ? (PaperKey?)null : new PaperKey(all[^1].CreatedAt, all[^1].Id);
            page = await database.Catalog.ReadAsync(session => session.Papers.ListAsync(after, oldestFirst, 5, Token));
            all.AddRange(page);
        }
        while (page.Count > 0);

        all.Should().HaveCount(23).And.OnlyHaveUniqueItems(paper => paper.Id);
        var keys = all.Select(paper => (paper.CreatedAt, paper.Id.ToString())).ToList();
        keys.Should().Equal(oldestFirst ? keys.Order() : keys.OrderDescending());
    }

    [Fact]
    public async Task SetPdfAsync_AnotherFile_GivesTheOldOneToTheSweep()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var first = await database.Catalog.BeginFileAsync();
        var second = await database.Catalog.BeginFileAsync();
        foreach (var intent in new[] { first, second })
        {
            await database.Catalog.WriteAsync(async session =>
            {
                await session.ConfirmAsync(intent);
                (await session.Papers.SetPdfAsync(paper.Id, intent.Path, Token)).PdfPath.Should().Be(intent.Path);
            });
        }

        (await database.Catalog.FindAsync(first.Path))!.State.Should().Be(FileState.Deleting);
        (await database.Catalog.FindAsync(second.Path))!.State.Should().Be(FileState.Committed);
        (await database.Catalog.WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token))).Should().BeTrue();
        (await database.Catalog.WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token))).Should().BeFalse();
        (await database.Catalog.FindAsync(second.Path))!.State.Should().Be(FileState.Deleting);
    }

    [Fact]
    public async Task SetPdfAsync_FileNotCommitted_IsConstraintViolation()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var intent = await database.Catalog.BeginFileAsync();

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.WriteAsync(session => session.Papers.SetPdfAsync(paper.Id, intent.Path, Token)));

        error.Code.Should().Be(CatalogErrorCode.ConstraintViolation);
    }

    [Fact]
    public async Task SetPdfAsync_NoSuchPaper_IsNotFound()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.WriteAsync(session => session.Papers.SetPdfAsync(Guid.CreateVersion7(), "a/b.pdf", Token)));

        error.Code.Should().Be(CatalogErrorCode.NotFound);
    }
}
