using System.Reflection;

namespace Raso.Storage.Tests.Conformance.Example;

public sealed class ExamplePageTests
{
    [Theory]
    [InlineData("conformance.md", "MyStoreHarness.cs")]
    [InlineData("conformance.md", "MyStoreTests.cs")]
    [InlineData("guide.md", "SignedFiles.cs")]
    public async Task Page_Example_IsTheFileThatCompiles(string document, string name)
    {
        var root = typeof(ExamplePageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

        var page = await File.ReadAllTextAsync(Path.Combine(root, "docs", document), TestContext.Current.CancellationToken);
        var code = await File.ReadAllTextAsync(
            Path.Combine(root, "tests", "Raso.Storage.Tests", "Conformance", "Example", name), TestContext.Current.CancellationToken);

        page.Should().Contain($"```csharp\n{code}```");
    }
}
