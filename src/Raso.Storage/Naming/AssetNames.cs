using System.Globalization;
using Raso.Storage.Assets;

namespace Raso.Storage.Naming;

/// <summary>The folders and names of assets: what the file is, the version expected, the unique part that decides.</summary>
internal static class AssetNames
{
    private const int MaxName = 25;
    private const int MaxFramework = 30;

    public static string FolderOf(AssetPlace place) => (place.Type, place.Role) switch
    {
        (AssetType.Video, "final") => "videos/final",
        (AssetType.Video, "scene") => "videos/scenes",
        (AssetType.Video, "draft") => "videos/drafts",
        (AssetType.Video, _) => $"videos/{RoleOf(place)}",
        (AssetType.Audio, _) => $"audio/{RoleOf(place)}",
        (AssetType.Visual, "animation") => Below("visuals/animations", FrameworkOf(place)),
        (AssetType.Visual, "slide") => "visuals/slides",
        (AssetType.Visual, "diagram" or "chart") => "visuals/diagrams",
        (AssetType.Visual, "3d_model") => "visuals/3d_models",
        (AssetType.Visual, "equation") => "visuals/equations",
        (AssetType.Visual, _) => $"visuals/{RoleOf(place)}",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place.Type, "No such kind of asset."),
    };

    public static string SourceFolderOf(AssetPlace place) => FrameworkOf(place) switch
    {
        "manim" => "code/manim/scenes",
        "motion_canvas" => "code/motion_canvas/src",
        "remotion" => "code/remotion/src",
        var framework => Below("code", framework),
    };

    public static string NameOf(AssetPlace place) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ShortId.Of(place.PaperId)}_{StemOf(place)}_v{place.Version:00}_{place.Unique}.{place.Extension}");

    private static string StemOf(AssetPlace place) => (place.Type, place.Role) switch
    {
        (AssetType.Video, "final" or "draft") => place.Role,
        (AssetType.Video, "scene") => $"scene{Number(place)}_{Title(place)}",
        (AssetType.Audio, "narration") => place.SceneNumber is null ? "narration" : $"narration_scene{Number(place)}",
        (AssetType.Audio, "effects") => $"effect_{Title(place)}",
        (AssetType.Visual, "animation") => $"{FrameworkOf(place) ?? "animation"}_{Title(place)}",
        (AssetType.Visual, "slide") => place.SceneNumber is null ? $"slide_{Title(place)}" : $"slide{Number(place)}",
        _ => $"{RoleOf(place)}_{Title(place)}",
    };

    private static string Number(AssetPlace place) =>
        place.SceneNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"_{number:00}") : "";

    private static string Title(AssetPlace place) =>
        SafeName.Create(string.IsNullOrWhiteSpace(place.SceneName) ? place.Title ?? "" : place.SceneName, MaxName);

    private static string RoleOf(AssetPlace place) => SafeName.Create(place.Role, MaxFramework, "asset");

    // In lower case, so that no two spellings of a framework meet in one folder of a file system that ignores case.
    private static string? FrameworkOf(AssetPlace place) =>
        string.IsNullOrWhiteSpace(place.Framework) ? null : SafeName.Create(place.Framework.ToLowerInvariant(), MaxFramework, "framework");

    private static string Below(string folder, string? part) => part is null ? folder : $"{folder}/{part}";
}
