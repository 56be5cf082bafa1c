using System.Buffers.Text;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>Papers page by page.</summary>
public abstract class PaperListTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    public static TheoryData<string> Garbage => new(
        "", "x", "not a cursor!", "AAAA", Base64Url.EncodeToString(Enumerable.Repeat((byte)0xff, 24).ToArray()), new string('A', 5000), "ÄÖ\0");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task List_PageByPage_GivesEachPaperOnceInOrder(bool oldestFirst)
    {
        var created = await CreateAsync(7);
        var listed = new List<Guid>();
        var pages = 0;
        string? after = null;
        do
        {
            var page = await Bench.Papers.ListAsync(new PaperListOptions { PageSize = 3, After = after, OldestFirst = oldestFirst }, Token);
            listed.AddRange(page.Items.Select(paper => paper.Id));
            after = page.Next;
            pages++;
        }
        while (after is not null);

        pages.Should().Be(3);
        listed.Should().Equal(oldestFirst ? created : created.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task List_OfExactlyOnePage_HasNoNext()
    {
        await CreateAsync(3);

        var page = await Bench.Papers.ListAsync(new PaperListOptions { PageSize = 3 }, Token);

        page.Items.Should().HaveCount(3);
        page.Next.Should().BeNull();
    }

    [Fact]
    public async Task List_WhileOthersInsert_RepeatsNothing()
    {
        var created = await CreateAsync(4);
        var first = await Bench.Papers.ListAsync(new PaperListOptions { PageSize = 2 }, Token);
        await CreateAsync(2);

        var second = await Bench.Papers.ListAsync(new PaperListOptions { PageSize = 10, After = first.Next }, Token);

        second.Items.Select(paper => paper.Id).Should().EndWith([created[1], created[0]]).And.NotIntersectWith(first.Items.Select(paper => paper.Id));
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task List_AfterGarbage_IsRefused(string after)
    {
        var list = () => Bench.Papers.ListAsync(new PaperListOptions { After = after }, Token);

        (await list.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("After");
    }

    [Fact]
    public async Task List_AfterAPageOfTheOtherOrder_IsRefused()
    {
        await CreateAsync(2);
        var newest = await Bench.Papers.ListAsync(new PaperListOptions { PageSize = 1 }, Token);

        var list = () => Bench.Papers.ListAsync(new PaperListOptions { OldestFirst = true, After = newest.Next }, Token);

        (await list.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("After");
    }

    [Fact]
    public async Task List_WithSeveralFaults_ListsThemAll()
    {
        var list = () => Bench.Papers.ListAsync(new PaperListOptions { After = "x", PageSize = 1001 }, Token);

        (await list.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("PageSize", "After");
    }

    // In the order of the list: the clock of SQLite has milliseconds, and of rows of one moment the ids decide.
    private async Task<IReadOnlyList<Guid>> CreateAsync(int count)
    {
        var papers = new List<Paper>();
        for (var i = 0; i < count; i++)
        {
            papers.Add(await Bench.Papers.CreateAsync(Samples.Paper($"Paper {i}"), Token));
        }

        return [.. papers.OrderBy(paper => paper.CreatedAt).ThenBy(paper => paper.Id).Select(paper => paper.Id)];
    }
}
