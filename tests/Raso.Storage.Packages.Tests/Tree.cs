using System.Reflection;

namespace Raso.Storage.Packages.Tests;

/// <summary>The source tree that is packed.</summary>
internal static class Tree
{
    internal static string Root { get; } =
        typeof(Tree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!;

    internal static IEnumerable<string> Projects =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal);
}
