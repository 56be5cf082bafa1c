using Raso.Storage.Papers;

namespace Raso.Storage.Naming;

/// <summary>A layout of the application's own, whose faults are told as its own.</summary>
internal sealed class CheckedLayout(IStorageLayout layout) : IStorageLayout
{
    public IReadOnlyList<string> PaperParts
    {
        get
        {
            var parts = Require(layout.PaperParts, nameof(PaperParts));
            foreach (var part in parts)
            {
                RequirePath(part, nameof(PaperParts));
            }

            return parts;
        }
    }

    public string GetPaperFolder(Guid paperId, NewPaper paper) => RequirePath(layout.GetPaperFolder(paperId, paper), nameof(GetPaperFolder));

    public StoragePath GetPdfPath(string paperFolder, string unique) => Require(layout.GetPdfPath(paperFolder, unique), nameof(GetPdfPath));

    public StoragePath GetAssetPath(AssetPlace place) => Require(layout.GetAssetPath(place), nameof(GetAssetPath));

    public StoragePath GetSourceCodePath(AssetPlace place) => Require(layout.GetSourceCodePath(place), nameof(GetSourceCodePath));

    public string GetCategory(StoragePath path) => Require(layout.GetCategory(path), nameof(GetCategory));

    private T Require<T>(T? value, string member)
        where T : class => value ?? throw new InvalidOperationException($"The layout {layout.GetType()} gave null for {member}.");

    private string RequirePath(string? value, string member)
    {
        var text = Require(value, member);
        try
        {
            return StoragePath.Parse(text).Value;
        }
        catch (StoragePathException error)
        {
            throw new InvalidOperationException($"The layout {layout.GetType()} gave for {member} what is no path: {error.Message}", error);
        }
    }
}
