namespace Raso.Storage.Packages.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    // A name that ends in a dot stands for all packages below it. What a Raso package may depend on, those above it may too: a central
    // version that pins a transitive package is written into the package as well.
    private static readonly Dictionary<string, string[]> MayDependOn = new()
    {
        ["Raso.Storage"] =
        [
            "Raso.Storage.Abstractions", "Microsoft.Extensions.", "Npgsql", "Polly.Core", "Polly.RateLimiting", "System.Threading.RateLimiting",
        ],
        ["Raso.Storage.Abstractions"] = ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options"],
        ["Raso.Storage.Aws"] = ["Raso.Storage", "AWSSDK.S3"],
        ["Raso.Storage.Azure"] = ["Raso.Storage", "Azure.Identity", "Azure.Storage.Blobs", "System.IO.Hashing"],
        ["Raso.Storage.Gcp"] = ["Raso.Storage", "Google.Apis", "Google.Apis.Auth"],
        ["Raso.Storage.Media"] = ["Raso.Storage", "FFMpegCore", "PdfPig"],
        ["Raso.Storage.Minio"] = ["Raso.Storage", "CommunityToolkit.HighPerformance", "Minio", "System.IO.Hashing"],
        ["Raso.Storage.Sqlite"] = ["Raso.Storage", "Microsoft.Data.Sqlite"],
        ["Raso.Storage.Testing"] = ["Raso.Storage", "xunit.v3.assert", "xunit.v3.extensibility.core"],
    };

    public static TheoryData<string> Ids => [.. Tree.Projects];

    [Fact]
    public void Pack_EveryProjectUnderSrc_GivesPackageAndSymbols() =>
        Directory.EnumerateFiles(packages.Folder).Select(Path.GetFileName).Should().BeEquivalentTo(
            Tree.Projects.SelectMany(id => new[] { $"{id}.{packages.Version}.nupkg", $"{id}.{packages.Version}.snupkg" }));

    [Fact]
    public void Pack_CloneWithAnyRemote_PrintsNoWarning() =>
        packages.Log.Should().NotContainEquivalentOf("warning");

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Content_IsLibraryDocumentationAndReadme(string id)
    {
        using var package = packages.Open(id);

        package.Files.Should().Contain(["README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"]);
        package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Should().HaveCount(2);
        package.ReadText("README.md").Should().Be(File.ReadAllText(Path.Combine(Tree.Root, "README.md")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Metadata_NamesLicenseReadmeAndRepository(string id)
    {
        using var package = packages.Open(id);

        package.Metadata("version")!.Value.Should().Be(packages.Version);
        package.Metadata("license")!.Value.Should().Be("MIT");
        package.Metadata("license")!.Attribute("type")!.Value.Should().Be("expression");
        package.Metadata("readme")!.Value.Should().Be("README.md");
        package.Metadata("description")!.Value.Should().NotBe("Package Description");
        package.Metadata("repository")!.Attribute("commit")!.Value.Should().MatchRegex("^[0-9a-f]{40}$");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Dependencies_AreThoseItMayHave(string id)
    {
        using var package = packages.Open(id);

        MayDependOn.Should().ContainKey(id, "a new package says here what it may depend on");
        package.Dependencies.Should().OnlyContain(dependency => AllowedFor(id).Any(allowed => Matches(dependency, allowed)));
    }

    [Fact]
    public void Abstractions_Dependencies_AreInjectionAndOptionsAlone()
    {
        using var package = packages.Open("Raso.Storage.Abstractions");

        package.Dependencies.Should().BeEquivalentTo("Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options");
    }

    private static IEnumerable<string> AllowedFor(string id) =>
        MayDependOn[id].Concat(MayDependOn[id].Where(MayDependOn.ContainsKey).SelectMany(AllowedFor));

    private static bool Matches(string dependency, string allowed) =>
        allowed.EndsWith('.') ? dependency.StartsWith(allowed, StringComparison.Ordinal) : dependency == allowed;
}
