using Raso.Storage.Bibliography;
using Raso.Storage.Catalog;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Words and authors of real bibliographies, each as often as it stands there, so that generated papers have common and rare words as real ones do.</summary>
internal sealed class RealTexts
{
    private const string Variable = "RASO_TEST_BIBLIOGRAPHIES";

    private RealTexts(string[] words, string[] authors)
    {
        Words = words;
        Authors = authors;
    }

    public string[] Words { get; }

    public string[] Authors { get; }

    public static async Task<RealTexts> LoadAsync()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} names no folder of bibliographies; eng/bench sets it.");
        var (words, authors) = (new List<string>(), new List<string>());
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "beebe"), "*.bib").Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(path);
            await foreach (var paper in BibTexReader.Read(file))
            {
                words.AddRange(SearchWords.Of(paper.Title).Where(word => word.Length > 1));
                authors.AddRange(paper.Authors);
            }
        }

        return new RealTexts([.. words], [.. authors]);
    }
}
