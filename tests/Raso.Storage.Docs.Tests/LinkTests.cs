namespace Raso.Storage.Docs.Tests;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryRelativeLink_LeadsToAFile(string path) => Links.Broken(Page.Read(path)).Should().BeEmpty();

    [Fact]
    public void Broken_LinksOfManyKinds_GivesThoseThatLeadNowhere()
    {
        var page = new Page("docs/page.md", """
            [readme](../README.md), [part](guide.md#papers), [here](#here), [web](https://example.com/a), [folder](../src)
            [gone](gone.md), ![picture](gone.png "title")
            ```csharp
            items[0](inside.md);
            ```
            """);

        Links.Broken(page).Should().Equal("docs/page.md: gone.md", "docs/page.md: gone.png");
    }
}
