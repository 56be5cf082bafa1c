using System.Reflection;

namespace Raso.Storage.Tests.Conformance.Example;

public sealed class ConformancePageTests
{
    [Theory]
    [InlineData("MyStoreHarness.cs")]
    [InlineData("MyStoreTests.cs")]
    public async Task ConformancePage_Example_IsTheFileThatCompiles(string name)
    {
        var root = typeof(ConformancePageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

        var page = await File.ReadAllTextAsync(Path.Combine(root, "docs", "conformance.md"), TestContext.Current.CancellationToken);
        var code = await File.ReadAllTextAsync(
            Path.Combine(root, "tests", "Raso.Storage.Tests", "Conformance", "Example", name), TestContext.Current.CancellationToken);

        page.Should().Contain($"```csharp\n{code}```");
    }
}
