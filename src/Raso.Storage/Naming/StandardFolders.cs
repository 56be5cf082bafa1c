namespace Raso.Storage.Naming;

/// <summary>The folders of the standard layout: papers and, beside them, what is no paper's.</summary>
public static class StandardFolders
{
    /// <summary>The folder of all papers.</summary>
    public const string Papers = "papers";

    /// <summary>The folder of what can be made again.</summary>
    public const string Cache = "cache";

    /// <summary>The folder of backups.</summary>
    public const string Backups = "backups";

    /// <summary>The folder of what was made for a channel.</summary>
    public const string Exports = "exports";

    /// <summary>The category of what stands in no folder of the layout.</summary>
    public const string Other = "other";

    /// <summary>Gets the folders below that of a paper.</summary>
    public static IReadOnlyList<string> PaperParts { get; } =
    [
        "videos/final", "videos/scenes", "videos/drafts",
        "audio/narration", "audio/music", "audio/effects",
        "visuals/animations/manim", "visuals/animations/motion_canvas", "visuals/animations/remotion",
        "visuals/slides", "visuals/diagrams", "visuals/3d_models", "visuals/equations",
        "code/manim/scenes", "code/manim/utils",
        "code/motion_canvas/src", "code/motion_canvas/output",
        "code/remotion/src", "code/remotion/out",
    ];

    /// <summary>Gets the folders beside <see cref="Papers"/>.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [
        "cache/models/ollama", "cache/models/tts", "cache/models/vision", "cache/thumbnails", "cache/previews", "cache/temp",
        "backups/daily", "backups/weekly", "backups/monthly",
        "exports/youtube", "exports/social_media", "exports/presentations",
    ];

    /// <summary>Gets the categories that usage is told by; each file belongs to one. <c>papers</c> is what stands in papers' folders outside of videos, audio, visuals and code.</summary>
    public static IReadOnlyList<string> Categories { get; } = [Papers, "videos", "audio", "visuals", "code", Cache, Backups, Exports, Other];

    /// <summary>Gets the category of a path: that of its part of a paper's folder, or of its first folder.</summary>
    /// <param name="path">The path, in this layout or in <see cref="PlainLayout"/>'s.</param>
    /// <returns>One of <see cref="Categories"/>.</returns>
    public static string CategoryOf(StoragePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = path.Value.Split('/');
        return segments.Length == 1 ? Other
            : segments[0] == Papers ? Array.Find(segments[..^1], segment => segment is "videos" or "audio" or "visuals" or "code") ?? Papers
            : segments[0] is Cache or Backups or Exports ? segments[0]
            : Other;
    }
}
