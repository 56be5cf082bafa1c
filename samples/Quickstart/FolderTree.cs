using System.Globalization;
using Spectre.Console;

namespace Quickstart;

/// <summary>Shows what stands in the folder: files stay playable as they are.</summary>
internal static class FolderTree
{
    private const int MostFolders = 6;

    public static void Show(string folder)
    {
        var tree = new Tree($"{Markup.Escape(folder)} [grey](the first {MostFolders} folders of each)[/]");
        Add(tree, new DirectoryInfo(folder));
        AnsiConsole.Write(tree);
    }

    private static void Add(IHasTreeNodes node, DirectoryInfo folder)
    {
        // The folder .raso holds the backend's own records.
        var folders = folder.GetDirectories().Where(child => child.Name != ".raso").OrderByDescending(CountFiles).ThenBy(child => child.Name, StringComparer.Ordinal).ToList();
        foreach (var child in folders.Take(MostFolders))
        {
            Add(node.AddNode($"[blue]{Markup.Escape(child.Name)}/[/]"), child);
        }

        if (folders.Count > MostFolders)
        {
            var rest = folders.Skip(MostFolders).Sum(CountFiles);
            node.AddNode(string.Create(CultureInfo.InvariantCulture, $"[grey]... and {folders.Count - MostFolders} more folders with {rest} files[/]"));
        }

        foreach (var file in folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            node.AddNode(string.Create(CultureInfo.InvariantCulture, $"{Markup.Escape(file.Name)} [grey]{file.Length:N0} bytes[/]"));
        }
    }

    private static int CountFiles(DirectoryInfo folder) => folder.EnumerateFiles("*", SearchOption.AllDirectories).Count();
}
