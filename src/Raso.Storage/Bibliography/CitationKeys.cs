using System.Globalization;
using System.Text;
using Raso.Storage.Naming;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>Keys like <c>vaswani2017attention</c>, of ASCII letters and digits: family name, year, first word of the title that says something. None is given twice.</summary>
internal sealed class CitationKeys(int remembered = CitationKeys.Remembered)
{
    private const int Remembered = 250_000;
    private const int MaxPart = 30;
    private static readonly HashSet<string> Fillers =
        ["a", "an", "and", "as", "at", "by", "das", "de", "den", "der", "des", "die", "el", "ein", "eine", "for", "from", "in", "into", "is", "la", "las", "le", "les", "los", "of", "on", "or", "the", "to", "un", "una", "une", "uber", "und", "with", "zur"];

    private readonly Dictionary<string, int> _given = [];
    private long _count;

    /// <summary>Gives a key; the second and later ones that would be the same end with a, b, c and so on.</summary>
    public string Next(NewPaper paper)
    {
        _count++;
        var year = paper.PublicationDate is { } date ? date.Year.ToString("0000", CultureInfo.InvariantCulture) : "";
        var family = paper.Authors.Count > 0 ? Letters(FamilyName.Of(paper.Authors[0])) : "";
        var key = (family.Length > 0 ? family : "anonymous") + year + Word(paper.Title);
        if (_given.Count >= remembered)
        {
            // What a dash follows was never given: memory stays bounded, and keys stay apart.
            return string.Create(CultureInfo.InvariantCulture, $"{key}-{_count}");
        }

        if (_given.TryAdd(key, 0))
        {
            return key;
        }

        string other;
        do
        {
            other = key + Suffix(_given[key]++);
        }
        while (!_given.TryAdd(other, 0));
        return other;
    }

    private static string Word(string title)
    {
        var words = title.Split([' ', '-', '–', '—', '/', ':', '\u00A0']).Select(Letters).Where(word => word.Length > 0).Take(20).ToList();
        return words.Find(word => !Fillers.Contains(word)) ?? words.FirstOrDefault() ?? "";
    }

    private static string Suffix(int number)
    {
        var suffix = "";
        for (number++; number > 0; number = (number - 1) / 26)
        {
            suffix = (char)('a' + ((number - 1) % 26)) + suffix;
        }

        return suffix;
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            letters.Append(character switch
            {
                'ß' => "ss",
                'ø' or 'Ø' => "o",
                'ł' or 'Ł' => "l",
                'æ' or 'Æ' => "ae",
                'œ' or 'Œ' => "oe",
                'đ' or 'Đ' or 'ð' or 'Ð' => "d",
                'þ' or 'Þ' => "th",
                'ı' => "i",
                _ when char.IsAsciiLetterOrDigit(character) => char.ToLowerInvariant(character).ToString(),
                _ => "",
            });
            if (letters.Length >= MaxPart)
            {
                break;
            }
        }

        return letters.ToString();
    }
}
