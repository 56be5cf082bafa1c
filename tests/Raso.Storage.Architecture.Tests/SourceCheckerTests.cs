namespace Raso.Storage.Architecture.Tests;

public sealed class SourceCheckerTests
{
    [Theory]
    [InlineData("src/Raso.Storage/Papers/PaperService.cs", "namespace Raso.Storage.Papers; class PaperService { class Inner; }")]
    [InlineData("src/Raso.Storage/Papers/PaperService.Log.cs", "namespace Raso.Storage.Papers; partial class PaperService;")]
    [InlineData("src/Raso.Storage/Storage/Local/Driver.cs", "namespace Raso.Storage.Local; class Driver;")]
    [InlineData("src/Raso.Storage/Storage/Writing/Part.cs", "namespace Raso.Storage; class Part;")]
    [InlineData("src/Raso.Storage.Abstractions/Errors/Fault.cs", "namespace Raso.Storage; enum Fault { None }")]
    [InlineData("src/Raso.Storage/DependencyInjection/Builder.cs", "namespace Microsoft.Extensions.DependencyInjection; public class Builder;")]
    [InlineData("src/Raso.Storage/DependencyInjection/Wiring.cs", "namespace Raso.Storage.DependencyInjection; class Wiring;")]
    [InlineData("src/Raso.Storage.Sqlite/Rows/Reader.cs", "namespace Raso.Storage.Sqlite.Rows; delegate void Reader();")]
    [InlineData("src/Raso.Storage/AssemblyInfo.cs", "[assembly: System.CLSCompliant(false)]")]
    public void TypeViolations_TidyFile_FindsNone(string path, string text) =>
        Sources.TypeViolations(InTree(path), text).Should().BeEmpty();

    [Theory]
    [InlineData("namespace Raso.Storage.Papers; class Paper; class Author;", "2 types in one file")]
    [InlineData("namespace Raso.Storage.Papers; class Author;", "the type is called Author")]
    [InlineData("namespace Raso.Storage; class Paper;", "namespace Raso.Storage instead of Raso.Storage.Papers")]
    [InlineData("namespace Raso.Storage.Papers { class Paper; } namespace Raso.Storage { delegate void Read(); }", "2 types in one file")]
    public void TypeViolations_PlantedFault_NamesIt(string text, string expected) =>
        Sources.TypeViolations(InTree("src/Raso.Storage/Papers/Paper.cs"), text).Should().Contain(violation => violation.Contains(expected));

    [Fact]
    public void LengthViolations_OneLineTooMany_NamesTheFile()
    {
        var longest = new string('\n', Sources.LongestFile);

        Sources.LengthViolations(InTree("src/A.cs"), longest).Should().BeEmpty();
        Sources.LengthViolations(InTree("src/A.cs"), longest + "\n").Should().ContainSingle().Which.Should().StartWith("src/A.cs: 401 lines");
    }

    [Fact]
    public void FolderViolations_FolderThatSaysNothing_NamesIt() =>
        Sources.FolderViolations(InTree("src/Raso.Storage/Helpers/A.cs")).Should().ContainSingle().Which.Should().Contain("Helpers");

    private static string InTree(string path) => Path.Combine(Sources.Root, path);
}
