using System.Globalization;
using Raso.Storage.Papers;

namespace Raso.Storage.Naming;

/// <summary>The layout that people can read, and the default: <c>papers/2024/Vaswani_Attention_Is_All_You_Need_3f9a1c20b7de</c> holds what was made from a paper, sorted by what it is. The last part of the folder's name is the end of the paper's id, so that no two papers share a folder, whatever their titles and letter case.</summary>
public sealed class ReadableLayout : IStorageLayout
{
    private const int MaxTitle = 50;
    private const int MaxAuthor = 30;

    /// <inheritdoc/>
    public string GetPaperFolder(Guid paperId, NewPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var year = paper.PublicationDate is { } day ? day.Year.ToString("D4", CultureInfo.InvariantCulture) : "undated";
        var author = SafeName.Create(paper.Authors.Count == 0 ? "" : FamilyName.Of(paper.Authors[0]), MaxAuthor, "Unknown");
        var title = SafeName.Create(paper.Title, MaxTitle, "Untitled");
        return $"{StandardFolders.Papers}/{year}/{author}_{title}_{ShortId.Of(paperId)}";
    }

    /// <inheritdoc/>
    public StoragePath GetPdfPath(string paperFolder, string unique) => StoragePath.Parse($"{paperFolder}/paper_{unique}.pdf");

    /// <inheritdoc/>
    public StoragePath GetAssetPath(AssetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return StoragePath.Parse($"{place.PaperFolder}/{AssetNames.FolderOf(place)}/{AssetNames.NameOf(place)}");
    }

    /// <inheritdoc/>
    public StoragePath GetSourceCodePath(AssetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return StoragePath.Parse($"{place.PaperFolder}/{AssetNames.SourceFolderOf(place)}/{AssetNames.NameOf(place)}");
    }
}
