using Raso.Storage.Assets;

namespace Raso.Storage.Naming;

/// <summary>What a layout knows of a version's file when it names it.</summary>
public sealed record AssetPlace
{
    /// <summary>Gets the id of the paper.</summary>
    public required Guid PaperId { get; init; }

    /// <summary>Gets the folder of the paper, as the catalogue records it.</summary>
    public required string PaperFolder { get; init; }

    /// <summary>Gets the kind of the asset.</summary>
    public required AssetType Type { get; init; }

    /// <summary>Gets the role of the asset within its kind, as the catalogue writes it, for example <c>narration</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Gets the id of the asset.</summary>
    public required Guid AssetId { get; init; }

    /// <summary>Gets the title of the asset, if it is known; it names what has no scene name.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the number of the scene, if there is one.</summary>
    public int? SceneNumber { get; init; }

    /// <summary>Gets the name of the scene, if there is one.</summary>
    public string? SceneName { get; init; }

    /// <summary>Gets the framework that renders a visual, if it is known.</summary>
    public string? Framework { get; init; }

    /// <summary>Gets the number that the version is expected to get: a hint for readers, not unique.</summary>
    public required int Version { get; init; }

    /// <summary>Gets the part that makes the name unique.</summary>
    public required string Unique { get; init; }

    /// <summary>Gets the extension without its dot.</summary>
    public required string Extension { get; init; }
}
