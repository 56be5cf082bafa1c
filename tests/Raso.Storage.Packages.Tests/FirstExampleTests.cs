namespace Raso.Storage.Packages.Tests;

public sealed class FirstExampleTests(PackedPackages packages)
{
    [Fact]
    public async Task Readme_FirstExample_RunsOnThePackedPackages()
    {
        var example = FirstExample.In(await File.ReadAllTextAsync(Path.Combine(Tree.Root, "README.md"), TestContext.Current.CancellationToken));
        example.Code.AsSpan().Count('\n').Should().BeLessThan(20, "a first example is short");
        using var project = new FreshProject(packages, example);

        var printed = await Command.RunAsync(project.Folder, "dotnet", "run", "--configuration", "Release");

        printed.Should().NotBeNullOrWhiteSpace("the example shows that it did something");
        project.RestoredFromPackages().Should().BeEquivalentTo(example.Packages.Where(id => id.StartsWith("Raso.", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_ReadmeWithSeveralBlocks_TakesTheFirstAfterTheMarker()
    {
        const string Readme = """
            ```csharp
            before
            ```
                dotnet add package Raso.Storage
                dotnet add package Raso.Storage.Sqlite
            <!-- first-example -->
            ```csharp
            first;
            ```
            ```csharp
            second
            ```
            """;

        var example = FirstExample.In(Readme);

        example.Code.Should().Be("first;\n");
        example.Packages.Should().Equal("Raso.Storage", "Raso.Storage.Sqlite");
    }

    [Theory]
    [InlineData("```csharp\ncode\n```\ndotnet add package A")]
    [InlineData("<!-- first-example -->\ndotnet add package A")]
    [InlineData("<!-- first-example -->\n```csharp\ncode\n```\n")]
    public void In_ReadmeWithoutMarkerBlockOrPackage_SaysSo(string readme) =>
        FluentActions.Invoking(() => FirstExample.In(readme)).Should().Throw<FormatException>();
}
