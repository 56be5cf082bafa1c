using System.Text.Json;

namespace Quickstart;

/// <summary>The sample's papers and media, beside the program.</summary>
internal static class SampleData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    public static async Task<IReadOnlyList<SamplePaper>> ReadPapersAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(Folder, "papers.json"));
        return await JsonSerializer.DeserializeAsync<SamplePaper[]>(file, Json, cancellationToken)
            ?? throw new InvalidDataException("papers.json is empty.");
    }

    public static string Media(string name) => Path.Combine(Folder, "media", name);
}
