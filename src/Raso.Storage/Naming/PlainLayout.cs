using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Naming;

/// <summary>The layout by ids, in which no name tells what a paper is about: <c>papers/{paper id}/videos/final_v01_3f9a1c20b7de.mp4</c>.</summary>
public sealed class PlainLayout : IStorageLayout
{
    /// <inheritdoc/>
    public IReadOnlyList<string> PaperParts { get; } = ["videos", "audio", "visuals", "code"];

    /// <inheritdoc/>
    public string GetPaperFolder(Guid paperId, NewPaper paper) => $"papers/{paperId:D}";

    /// <inheritdoc/>
    public StoragePath GetPdfPath(string paperFolder, string unique) => StoragePath.Parse($"{paperFolder}/paper_{unique}.pdf");

    /// <inheritdoc/>
    public StoragePath GetAssetPath(AssetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return StoragePath.Parse($"{place.PaperFolder}/{FolderOf(place.Type)}/{NameOf(place)}");
    }

    /// <inheritdoc/>
    public StoragePath GetSourceCodePath(AssetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return StoragePath.Parse($"{place.PaperFolder}/code/{NameOf(place)}");
    }

    private static string FolderOf(AssetType type) => type switch
    {
        AssetType.Video => "videos",
        AssetType.Audio => "audio",
        AssetType.Visual => "visuals",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such kind of asset."),
    };

    private static string NameOf(AssetPlace place)
    {
        var scene = place.SceneNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"_{number:00}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{place.Role}{scene}_v{place.Version:00}_{place.Unique}.{place.Extension}");
    }
}
