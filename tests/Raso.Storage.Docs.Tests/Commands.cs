using System.Text.RegularExpressions;

namespace Raso.Storage.Docs.Tests;

/// <summary>The scripts, projects and packages that the commands of a page name.</summary>
internal static partial class Commands
{
    /// <summary>Gives each name that stands for nothing in the tree.</summary>
    internal static IEnumerable<string> Broken(Page page) =>
        Script().Matches(page.Text).Where(match => !IsExecutable(match.Value))
            .Concat(Project().Matches(page.Text).Where(match => !IsProject(match.Groups["name"].Value)))
            .Concat(Package().Matches(page.Text).Where(match => !IsPackage(match.Groups["name"].Value)))
            .Select(match => $"{page.Path}: {match.Value}");

    private static bool IsExecutable(string script)
    {
        var file = Path.Combine(Page.Root, script);
        return File.Exists(file) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute));
    }

    private static bool IsProject(string name)
    {
        var path = Path.Combine(Page.Root, name);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.csproj").Count() == 1 : path.EndsWith(".csproj", StringComparison.Ordinal) && File.Exists(path);
    }

    private static bool IsPackage(string id) => id.StartsWith("Raso.", StringComparison.Ordinal)
        ? File.Exists(Path.Combine(Page.Root, "src", id, $"{id}.csproj"))
        : File.ReadAllText(Path.Combine(Page.Root, "Directory.Packages.props")).Contains($"<PackageVersion Include=\"{id}\"", StringComparison.Ordinal);

    [GeneratedRegex(@"\./(eng|\.ci)/[\w-]+")]
    private static partial Regex Script();

    [GeneratedRegex(@"dotnet (run|build|test|publish|pack)( --project)? (?<name>(samples|src|tests|benchmarks)/[^\s`]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"dotnet add package (?<name>[\w.]+)")]
    private static partial Regex Package();
}
