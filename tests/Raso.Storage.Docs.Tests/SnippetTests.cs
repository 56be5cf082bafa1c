namespace Raso.Storage.Docs.Tests;

public sealed class SnippetTests
{
    public static TheoryData<string> Pages => [.. Page.Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EverySnippet_Compiles(string path) =>
        SnippetCompiler.Check(Page.Read(path)).Should().BeEmpty();

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide.md")]
    [InlineData("docs/versions.md")]
    public void Page_WithSnippets_HasThemFound(string path) =>
        Page.Read(path).Blocks.Should().Contain(block => block.Language == "csharp");
}
