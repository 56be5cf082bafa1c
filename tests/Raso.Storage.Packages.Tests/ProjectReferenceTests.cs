namespace Raso.Storage.Packages.Tests;

/// <summary>A project outside the tree that refers to the projects instead of the packages.</summary>
public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("Raso.Storage.Aws")]
    [InlineData("Raso.Storage.Azure")]
    [InlineData("Raso.Storage.Gcp")]
    [InlineData("Raso.Storage.Media")]
    [InlineData("Raso.Storage.Minio")]
    [InlineData("Raso.Storage.Sqlite")]
    public async Task Restore_OfAProjectOutsideTheTree_WarnsOfNothing(string id)
    {
        var folder = Directory.CreateTempSubdirectory("raso-reference-");
        try
        {
            var project = $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><ProjectReference Include="{Path.Combine(Tree.Root, "src", id, $"{id}.csproj")}" /></ItemGroup>
                </Project>
                """;
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "outside.csproj"), project, TestContext.Current.CancellationToken);

            // Central versions hold within the tree alone: what they mend there must not warn here.
            var printed = await Command.RunAsync(folder.FullName, "dotnet", "restore", "-warnaserror");

            printed.Should().NotContain("NU1603");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
