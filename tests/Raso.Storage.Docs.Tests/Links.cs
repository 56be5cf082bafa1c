using System.Text.RegularExpressions;

namespace Raso.Storage.Docs.Tests;

/// <summary>The links of a page to other files of the tree.</summary>
internal static partial class Links
{
    /// <summary>Gives each link that leads nowhere as <c>file: link</c>.</summary>
    internal static IEnumerable<string> Broken(Page page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Page.Root, page.Path))!;
        return Target().Matches(Fence().Replace(page.Text, ""))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !Scheme().IsMatch(target))
            .Where(target => !Path.Exists(Path.Combine(folder, target)))
            .Select(target => $"{page.Path}: {target}");
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Target();

    [GeneratedRegex("^[a-z]+:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
