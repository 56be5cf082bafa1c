using Raso.Storage.Naming;
using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Folders;

/// <summary>A layout of an application's own that a test lets fail.</summary>
internal sealed class OddLayout : IStorageLayout
{
    private readonly PlainLayout _plain = new();

    public Exception? Fault { get; set; }

    public IReadOnlyList<string>? Parts { get; set; } = ["in", "out"];

    public string? Category { get; set; } = "mine";

    public string? Folder { get; set; }

    public bool GivesNull { get; set; }

    public IReadOnlyList<string> PaperParts => Fault is null ? Parts! : throw Fault;

    public string GetPaperFolder(Guid paperId, NewPaper paper) => GivesNull ? null! : Folder ?? _plain.GetPaperFolder(paperId, paper);

    public StoragePath GetPdfPath(string paperFolder, string unique) => GivesNull ? null! : _plain.GetPdfPath(paperFolder, unique);

    public StoragePath GetAssetPath(AssetPlace place) => GivesNull ? null! : _plain.GetAssetPath(place);

    public StoragePath GetSourceCodePath(AssetPlace place) => GivesNull ? null! : _plain.GetSourceCodePath(place);

    public string GetCategory(StoragePath path) => Category!;
}
