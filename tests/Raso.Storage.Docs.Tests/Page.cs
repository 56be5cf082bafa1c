using System.Reflection;

namespace Raso.Storage.Docs.Tests;

/// <summary>A page of the documentation; its path is relative to the root of the tree.</summary>
internal sealed record Page(string Path, string Text)
{
    internal static string Root { get; } =
        typeof(Page).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!;

    internal static IEnumerable<string> Paths =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Root, "docs"), "*.md")
            .Select(path => System.IO.Path.GetRelativePath(Root, path))
            .Concat(["README.md", "CHANGELOG.md", "CONTRIBUTING.md"])
            .Order(StringComparer.Ordinal);

    /// <summary>Gets the blocks between fences.</summary>
    internal IEnumerable<CodeBlock> Blocks
    {
        get
        {
            string? language = null;
            List<string> code = [];
            foreach (var (index, line) in Text.ReplaceLineEndings("\n").Split('\n').Index())
            {
                if (!line.StartsWith("```", StringComparison.Ordinal))
                {
                    code.Add(line);
                }
                else if (language is null)
                {
                    language = line[3..].Trim();
                    code.Clear();
                }
                else
                {
                    yield return new CodeBlock(this, index + 1 - code.Count, language, string.Join('\n', code) + "\n");
                    language = null;
                }
            }
        }
    }

    internal static Page Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(Root, path)));
}
