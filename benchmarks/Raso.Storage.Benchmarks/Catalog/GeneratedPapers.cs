using System.Globalization;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Papers without end, the same for the same number: titles of their own, authors and abstracts of some 1,000 characters from a pool, so that making them costs little beside importing them.</summary>
internal sealed class GeneratedPapers
{
    /// <summary>How many words the title and the abstract of a paper have.</summary>
    public const int Words = TitleWords + AbstractWords;

    private const int Pool = 5000;
    private const int TitleWords = 9;
    private const int AbstractWords = 150;

    private readonly string[] _words;
    private readonly string[][] _authors = new string[Pool][];
    private readonly string[] _abstracts = new string[Pool];
    private readonly string[][] _keywords = new string[Pool][];

    public GeneratedPapers(RealTexts texts)
    {
        _words = texts.Words;
        var random = new Random(1);
        for (var i = 0; i < Pool; i++)
        {
            _authors[i] = [.. random.GetItems(texts.Authors, 1 + random.Next(4))];
            _abstracts[i] = string.Join(' ', random.GetItems(_words, AbstractWords));
            _keywords[i] = [.. random.GetItems(_words, 3)];
        }
    }

    public NewPaper Make(int number)
    {
        var random = new Random(number);
        return new NewPaper
        {
            Title = string.Join(' ', random.GetItems(_words, TitleWords)),
            Authors = _authors[random.Next(Pool)],
            Doi = string.Create(CultureInfo.InvariantCulture, $"10.5555/generated.{number}"),
            Abstract = _abstracts[random.Next(Pool)],
            Keywords = _keywords[random.Next(Pool)],
            PublicationDate = new DateOnly(1950, 1, 1).AddDays(random.Next(27_000)),
            Journal = string.Create(CultureInfo.InvariantCulture, $"Journal {random.Next(500)}"),
        };
    }

    public async IAsyncEnumerable<NewPaper> MakeAsync(int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            yield return Make(i);
        }

        await Task.CompletedTask;
    }
}
