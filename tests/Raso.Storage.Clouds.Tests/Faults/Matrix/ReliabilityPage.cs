using System.Reflection;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>Writes tables into docs/reliability.md where RASO_WRITE_DOCS says so, each between its own two marks.</summary>
internal static class ReliabilityPage
{
    private static readonly Lock Gate = new();

    public static void Write(string mark, string text)
    {
        if (Environment.GetEnvironmentVariable("RASO_WRITE_DOCS") != "1")
        {
            return;
        }

        lock (Gate)
        {
            var root = typeof(ReliabilityPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!;
            var path = Path.Combine(root, "docs", "reliability.md");
            File.WriteAllText(path, Put(File.ReadAllText(path), mark, text));
        }
    }

    /// <summary>Puts a text between two marks.</summary>
    public static string Put(string page, string mark, string text)
    {
        var (begin, end) = ($"<!-- {mark} -->\n", $"<!-- /{mark} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from
            ? string.Concat(page.AsSpan(0, from + begin.Length), text, page.AsSpan(to))
            : throw new InvalidOperationException($"The page has no place '{mark}'.");
    }
}
