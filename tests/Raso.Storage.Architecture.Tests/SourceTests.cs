namespace Raso.Storage.Architecture.Tests;

public sealed class SourceTests
{
    private static readonly string[] Everywhere = ["src", "tests", "samples", "benchmarks"];

    [Fact]
    public void Folders_OfTheTree_SayWhatIsInThem() =>
        Sources.Below(Everywhere).SelectMany(Sources.FolderViolations).Should().BeEmpty();

    [Fact]
    public void Files_OfTheTree_AreShort() =>
        Sources.Below(Everywhere).SelectMany(path => Sources.LengthViolations(path, File.ReadAllText(path))).Should().BeEmpty();

    [Fact]
    public void Files_OfThePackages_HoldOneTypeNamedLikeTheFileInTheNamespaceOfTheFolder() =>
        Sources.Below("src").SelectMany(path => Sources.TypeViolations(path, File.ReadAllText(path))).Should().BeEmpty();
}
