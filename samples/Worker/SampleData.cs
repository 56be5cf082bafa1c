namespace Worker;

/// <summary>The sample's bibliographies and media, beside the program.</summary>
internal static class SampleData
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    public static IReadOnlyList<string> Bibliographies { get; } = [Path.Combine(Folder, "library.bib"), Path.Combine(Folder, "systems.bib")];

    public static string Media(string name) => Path.Combine(Folder, "media", name);
}
