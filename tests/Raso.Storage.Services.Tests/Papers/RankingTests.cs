using Raso.Storage.Bibliography;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>The ranking is judged by searches with known answers in a real library of nearly 5,000 records.</summary>
public abstract class RankingTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private const string Variable = "RASO_TEST_BIBLIOGRAPHIES";

    // What somebody types who half remembers a paper, and the beginning of its title.
    private static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["micro-typographic extensions"] = "Micro-typographic extensions to the TeX",
        ["tao of fonts"] = "The Tao of fonts",
        ["icons knuth"] = "Icons for TeX and",
        ["winograd indexing facility"] = "An indexing facility for TeX",
        ["readability experiment stroke patients"] = "Typography and readability: An experiment with post-stroke patients",
        ["luatex halfway"] = "LuaTeX: Halfway to version 1",
        ["\"page design\" latex3"] = "Page design in LaTeX3",
        ["error detecting tangle"] = "Error detecting changes to TANGLE",
        ["correction sheets"] = "Correction sheets in LaTeX",
        ["html transformation"] = "HTML to LaTeX transformation",
        ["instant preview daemon"] = "Instant Preview and the TeX daemon",
        ["self-marking quizzes"] = "Online self-marking quizzes",
        ["bibliography style hacking patashnik"] = "State secrets in bibliography-style hacking",
        ["first dutch days"] = "The first Dutch TeX days",
        ["eastern europe partl"] = "TeX, TUG, and Eastern Europe",
        ["future of tex taylor"] = "The future of TeX",
        ["glue penalty algebra"] = "The box–glue-penalty algebra of TeX",
        ["form letters 3-across labels"] = "Form letters with 3-across labels capability",
        ["extracting information source hufflen"] = "Extracting information from (La)TeX source files",
        ["implementing editors ideas"] = "Implementing editors' ideas",
    };

    [Fact]
    public async Task Search_ForWhatIsHalfRemembered_RanksItFirst()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set: run ./eng/test, which fetches the bibliographies.");
        await using var file = File.OpenRead(Path.Combine(folder, "beebe", "tugboat.bib"));
        var report = await Bench.Papers.ImportAsync(BibTexReader.Read(file), cancellationToken: Token);
        report.Counts.Inserted.Should().BeGreaterThan(4_000);

        var places = new Dictionary<string, int>();
        foreach (var (text, title) in Known)
        {
            var titles = (await Bench.Papers.SearchAsync(new PaperSearch { Text = text, PageSize = 20 }, Token)).Hits.Select(hit => hit.Paper.Title).ToList();
            places[text] = 1 + titles.FindIndex(found => found.Replace('’', '\'').StartsWith(title, StringComparison.OrdinalIgnoreCase));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", places.Select(place => $"{place.Key}: {place.Value}")));
        places.Values.Should().NotContain(0, "each is found");
        places.Values.Should().OnlyContain(place => place <= 3);
        places.Values.Average(place => 1.0 / place).Should().BeGreaterThan(0.9, "the mean reciprocal rank is that of a search that is of use");
    }
}
