namespace Raso.Storage.NativeAot.Tests;

public sealed class PublishTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-native-");

    [Fact]
    public async Task Publish_SampleAsNativeCode_HasNoWarningAndRuns()
    {
        var published = Path.Combine(_folder.FullName, "published");

        // Everything the build writes goes to the temporary folder, so that it cannot meet a build of the solution.
        var log = await Command.RunAsync(
            Tree.Root,
            "dotnet",
            "publish",
            Path.Combine("samples", "NativeAot"),
            "--configuration",
            "Release",
            "--use-current-runtime",
            "--artifacts-path",
            Path.Combine(_folder.FullName, "artifacts"),
            "--output",
            published);
        log.Should().Contain("Generating native code").And.NotMatchRegex(@"(?i)\bwarning\b");
        Directory.EnumerateFiles(published, "Raso.*.dll").Should().BeEmpty("a native program holds all of its code");

        var printed = await Command.RunAsync(_folder.FullName, Path.Combine(published, "NativeAot"), Path.Combine(_folder.FullName, "data"));
        printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().EndWith("ok");
        printed.Split('\n').Where(line => line.Contains("verified", StringComparison.Ordinal)).Should().HaveCount(4, "a PDF and a video are read back, twice");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
