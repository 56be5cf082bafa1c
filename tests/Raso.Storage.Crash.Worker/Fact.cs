using System.Globalization;
using Raso.Storage.Assets;

namespace Raso.Storage.Crash.Worker;

/// <summary>What stands in the catalogue and the folder, as one line of text for each row: a worker foretells it, and the judge reads it.</summary>
public static class Fact
{
    public static string KeyOfPaper(Guid id) => $"paper/{id}";

    public static string KeyOfAsset(AssetType type, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{type}/{id}");

    public static string KeyOfFolder(Guid paper) => $"folder/{paper}";

    /// <summary>Gets what is told of a folder whose metadata.json is there.</summary>
    public const string Folder = "metadata";

    /// <summary>Tells of a paper.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="pdf">The SHA-256 of its PDF.</param>
    public static string OfPaper(string title, string? pdf) => $"{title}|{pdf}";

    /// <summary>Tells of an asset.</summary>
    /// <param name="paper">Its paper.</param>
    /// <param name="title">Its title.</param>
    /// <param name="version">The number of its current version.</param>
    /// <param name="file">The SHA-256 of its current file.</param>
    /// <param name="source">The SHA-256 of its current source code.</param>
    /// <param name="all">The SHA-256 of the files and source code of all of its versions, in any order.</param>
    public static string OfAsset(Guid paper, string title, int version, string file, string? source, IEnumerable<string> all) => string.Create(
        CultureInfo.InvariantCulture,
        $"{paper}|{title}|{version}|{file}|{source}|{string.Join('+', all.Order(StringComparer.Ordinal))}");
}
