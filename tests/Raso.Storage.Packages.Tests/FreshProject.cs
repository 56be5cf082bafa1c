using System.Text.Json;
using System.Xml.Linq;

namespace Raso.Storage.Packages.Tests;

/// <summary>
/// A console project outside the tree, as a user makes it. Raso.Storage comes from the packed packages alone, into a package folder of
/// its own, so that nothing stale is taken; what else it needs may come from the user's package folder.
/// </summary>
internal sealed class FreshProject : IDisposable
{
    private const string Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-fresh-");

    internal FreshProject(PackedPackages packages, FirstExample example)
    {
        Write("Program.cs", example.Code);
        Write("paper.pdf", Pdf);
        Write("fresh.csproj", ProjectFile(packages, example).ToString());
        Write("nuget.config", NuGetConfiguration(packages.Folder).ToString());
    }

    internal string Folder => _folder.FullName;

    private string OwnPackages => Path.Combine(Folder, "packages");

    /// <summary>The packages of the project file that restoring put into the project's own package folder.</summary>
    internal IReadOnlyList<string> RestoredFromPackages()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "obj", "project.assets.json")));
        var direct = XDocument.Load(Path.Combine(Folder, "fresh.csproj")).Descendants("PackageReference").Select(item => item.Attribute("Include")!.Value);
        var restored = assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => Directory.Exists(Path.Combine(OwnPackages, library.Value.GetProperty("path").GetString()!)))
            .Select(library => library.Name.Split('/')[0])
            .ToHashSet();
        return [.. direct.Where(id => id.StartsWith("Raso.", StringComparison.Ordinal) && restored.Contains(id))];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static XElement ProjectFile(PackedPackages packages, FirstExample example)
    {
        var pinned = XDocument.Load(Path.Combine(Tree.Root, "Directory.Packages.props"));
        var shared = pinned.Descendants("PropertyGroup").Elements().ToDictionary(property => $"$({property.Name})", property => property.Value);
        string VersionOf(string id) => id.StartsWith("Raso.", StringComparison.Ordinal)
            ? packages.Version
            : shared.Aggregate(
                pinned.Descendants("PackageVersion").Single(item => item.Attribute("Include")!.Value == id).Attribute("Version")!.Value,
                (version, property) => version.Replace(property.Key, property.Value, StringComparison.Ordinal));

        return new XElement("Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("OutputType", "Exe"),
                new XElement("TargetFramework", "net10.0"),
                new XElement("ImplicitUsings", "enable"),
                new XElement("Nullable", "enable"),
                new XElement("TreatWarningsAsErrors", "true")),
            new XElement("ItemGroup", example.Packages.Select(id =>
                new XElement("PackageReference", new XAttribute("Include", id), new XAttribute("Version", VersionOf(id))))));
    }

    private XElement NuGetConfiguration(string packed)
    {
        // The feeds are the repository's own.
        var feeds = XDocument.Load(Path.Combine(Tree.Root, "nuget.config")).Descendants("packageSources").Elements("add").ToList();
        var usersPackages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(usersPackages);

        return new XElement("configuration",
            new XElement("config", Add("globalPackagesFolder", OwnPackages)),
            new XElement("fallbackPackageFolders", new XElement("clear"), Add("user", usersPackages)),
            new XElement("packageSources", new XElement("clear"), Add("packed", packed), feeds),
            new XElement("packageSourceMapping",
                new XElement("clear"),
                Source("packed", "Raso.Storage", "Raso.Storage.*"),
                feeds.Select(feed => Source(feed.Attribute("key")!.Value, "*"))));
    }

    private static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static XElement Source(string key, params string[] patterns) =>
        new("packageSource", new XAttribute("key", key), patterns.Select(pattern => new XElement("package", new XAttribute("pattern", pattern))));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
