namespace Raso.Storage.Docs.Tests;

public sealed class SnippetCompilerTests
{
    [Fact]
    public void Check_SnippetWithUnknownMember_NamesFileLineAndMessage()
    {
        var page = new Page("docs/page.md", """
            # Page

            ```csharp
            var paper = await papers.GetAsync(Guid.Empty);
            Console.WriteLine(paper!.Titel);
            ```
            """);

        SnippetCompiler.Check(page).Should().ContainSingle().Which.Should().Be(
            "docs/page.md(5): CS1061 'Paper' does not contain a definition for 'Titel' and no accessible extension method 'Titel' accepting a first argument of type 'Paper' could be found (are you missing a using directive or an assembly reference?)");
    }

    [Theory]
    [InlineData("var paper = await papers.GetAsync(Guid.Empty);\nConsole.WriteLine(paper.Title);", "(3): CS8602")]
    [InlineData("using System.Text;\nvar papers = new PaperList();", "(3): CS0246")]
    [InlineData("using Raso.Storage.Papers;\nConsole.WriteLine(nameof(IPaperRepository.Lost));", "(3): CS0117")]
    [InlineData("public sealed class Mine : NoSuchBase;", "(2): CS0246")]
    [InlineData("await disk.StoreAsync(\"a\", \"b\");", "(2): CS1503")]
    [InlineData("var open = ;", "(2): CS1525")]
    public void Check_BadSnippet_IsRefused(string code, string fault) =>
        SnippetCompiler.Check(new Page("page.md", $"```csharp\n{code}\n```\n")).Should().Contain(found => found.StartsWith($"page.md{fault}", StringComparison.Ordinal));

    [Theory]
    [InlineData("var paper = await papers.GetAsync(Guid.Empty);")]
    [InlineData("using Raso.Storage.Papers;\nConsole.WriteLine(new NewPaper { Title = \"A\", Authors = [\"B\"] });")]
    [InlineData("public sealed class Mine;\n```\n```csharp\npublic sealed class Yours { public Mine? Mine { get; init; } }")]
    public void Check_GoodSnippet_IsAccepted(string code) =>
        SnippetCompiler.Check(new Page("page.md", $"```csharp\n{code}\n```\n")).Should().BeEmpty();
}
