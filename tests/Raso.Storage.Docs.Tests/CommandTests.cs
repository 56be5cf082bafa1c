namespace Raso.Storage.Docs.Tests;

public sealed class CommandTests
{
    public static TheoryData<string> Pages => [.. Page.Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryCommand_NamesAFileOrAProject(string path) => Commands.Broken(Page.Read(path)).Should().BeEmpty();

    [Fact]
    public void Broken_CommandsOfManyKinds_GivesThoseThatNameNothing()
    {
        var page = new Page("page.md", """
            `./eng/test`, `./eng/gone`, `./eng/BannedSymbols`
            dotnet run --project samples/Quickstart -- --input x
            dotnet run --project samples/Gone
            dotnet add package Raso.Storage.Sqlite
            dotnet add package Raso.Storage.Gone
            dotnet add package Microsoft.Extensions.DependencyInjection
            """);

        Commands.Broken(page).Should().Equal(
            "page.md: ./eng/gone", "page.md: ./eng/BannedSymbols", "page.md: dotnet run --project samples/Gone", "page.md: dotnet add package Raso.Storage.Gone");
    }
}
