using System.Text.RegularExpressions;
using Raso.Storage.Catalog;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Words and authors of real bibliographies, each as often as it stands there, so that generated papers have common and rare words as real ones do.</summary>
internal sealed partial class RealTexts
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
        var folder = Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} names no folder of .bib files; eng/bench sets it.");
        var (words, authors) = (new List<string>(), new List<string>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.bib").Order(StringComparer.Ordinal))
        {
            foreach (Match field in Field().Matches(await File.ReadAllTextAsync(file)))
            {
                var text = Blank().Replace(Clean().Replace(field.Groups["text"].Value, ""), " ");
                if (field.Groups["name"].Value == "title")
                {
                    words.AddRange(SearchWords.Of(text).Where(word => word.Length > 1));
                }
                else
                {
                    authors.AddRange(text.Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(name => name.Length < 60));
                }
            }
        }

        return new RealTexts([.. words], [.. authors]);
    }

    [GeneratedRegex("""^\s*(?<name>title|author)\s*=\s*["{](?<text>[^=]*?)["}],?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("""[{}\\"']""")]
    private static partial Regex Clean();
}
