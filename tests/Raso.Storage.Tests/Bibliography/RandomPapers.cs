using System.Text;
using Raso.Storage.Papers;

namespace Raso.Storage.Tests.Bibliography;

/// <summary>Papers that a catalogue takes and that are hard on a file format: all that means something in BibTeX, LaTeX, JSON or HTML, in every field.</summary>
internal sealed class RandomPapers(int seed)
{
    private static readonly string[] Pieces =
    [
        "deep", "Learning", "DNA", "a", "the", "and", "others", "von", "de", "La", "Jr.", "et al.", "{", "}", "{x}", "\\", "\\alpha", "\\textbf{x}", "$", "$x$", "$\\frac{a}{b}$", "$\\input{x}$", "\"", "'", "''", "`", "``",
        "#", "%", "&", "_", "^", "~", "@", "@article{x,", "--", "---", "-", "<", ">", "<i>x</i>", "</p>", "<br/>", "&amp;", "&#32;", "&lt;", ",", ";", ":", ".", "!", "?", "?`", "(", ")", "[", "]", "=", "/", "é", "Müller", "ß",
        "Ł", "王小明", "김", "Толстой", "😀", "\u00A0", "\u2009", "et", "al.", "Jane et al.", "family=", "\u200D", "’", "“", "”", "–", "—", "…", "ﬁ", "x²", "10", "2020", "http://x.org/a.pdf", "doi:10.1000/1", "null", "\\u0041", "\\n", "\\\\", "\\'e", "α",
    ];

    private readonly Random _random = new(seed);

    public NewPaper Next() => new()
    {
        Title = Line(500, mayBeBlank: false),
        Authors = [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Name())],
        Doi = Maybe(Doi),
        Abstract = Maybe(Prose),
        Keywords = [.. Enumerable.Range(0, _random.Next(0, 6)).Select(_ => Line(200, mayBeBlank: false))],
        PublicationDate = _random.Next(3) switch { 0 => null, 1 => new DateOnly(_random.Next(1, 10_000), 1, 1), _ => new DateOnly(_random.Next(1, 10_000), _random.Next(1, 13), _random.Next(1, 29)) },
        Journal = Maybe(() => Line(200, mayBeBlank: false)),
        PdfUrl = Maybe(Url),
    };

    private T? Maybe<T>(Func<T> make)
        where T : class => _random.Next(2) == 0 ? null : make();

    private string Name() => _random.Next(8) switch
    {
        6 => $"{Word()}, \u2009",
        7 => $"X. {Word()}, Y. {Word()}",
        0 => Line(500, mayBeBlank: false),
        1 => $"{Word()}, {Word()}",
        2 => $"{Word()} {Word()}, {Word()} {Word()}, {Word()}",
        3 => $"van der {Word()}, {Word()}",
        4 => $"{Word()} {Word()}",
        _ => "others",
    };

    private string Word() => Line(60, mayBeBlank: false).Trim() is { Length: > 0 } word ? word : "Word";

    private string Doi() => "10." + _random.Next(1_000, 99_999) + "/" + new string([.. Line(40, mayBeBlank: false).Where(c => !char.IsWhiteSpace(c) && c is not '\u200D' && !char.IsSurrogate(c))]) + "x";

    private string Url() => _random.Next(4) switch
    {
        0 => "https://example.org/paper.pdf",
        1 => $"https://example.org/{Uri.EscapeDataString(Word())}.pdf?x=(1).",
        2 => "https://doi.org/10.1000/abc.pdf",
        _ => $"http://example.org/a{{b}}~c%20d\\e_{_random.Next()}",
    };

    private string Prose()
    {
        var text = new StringBuilder(Line(300, mayBeBlank: false));
        for (var i = _random.Next(8); i > 0; i--)
        {
            text.Append(((string[])["\n", "\n\n", "\n\n\n", "\r\n", "\t", " \n ", "\n@article{x, ", "\n  "])[_random.Next(8)]).Append(Line(100, mayBeBlank: true));
        }

        return Composed(text.ToString());
    }

    private string Line(int limit, bool mayBeBlank)
    {
        var text = new StringBuilder();
        for (var i = _random.Next(1, 12); i > 0; i--)
        {
            text.Append(Pieces[_random.Next(Pieces.Length)]).Append(_random.Next(3) == 0 ? "" : new string(' ', _random.Next(1, 3)));
        }

        var line = Composed(text.ToString());
        line = line.Length <= limit ? line : Composed(line[..limit].TrimEnd('\ud83d'));
        return mayBeBlank || line.Any(char.IsLetterOrDigit) ? line : line + "x";
    }

    private static string Composed(string text) => text.Normalize(NormalizationForm.FormC);
}
