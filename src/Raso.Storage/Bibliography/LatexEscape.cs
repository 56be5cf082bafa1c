using System.Globalization;
using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>Text as LaTeX's source: what <see cref="LatexText"/> makes of it is the text again.</summary>
internal static class LatexEscape
{
    private const string ParagraphEnd = "\n\n    ";
    private const string LineEnd = "\\\\{}\n    ";

    /// <summary>Writes a text of one line or of many.</summary>
    public static string Text(string text) => Escape(text, protectsCase: false);

    /// <summary>Writes a title: words with capitals within them have braces, which keep styles from changing their case.</summary>
    public static string Title(string title) => Escape(title, protectsCase: true);

    /// <summary>Writes a DOI or an address: as it is, but for what BibTeX cannot have.</summary>
    public static string Address(string address)
    {
        if (!address.AsSpan().ContainsAny('\\', '{', '}'))
        {
            return address;
        }

        var result = new StringBuilder(address.Length + 16);
        foreach (var character in address)
        {
            result.Append(character is '\\' or '{' or '}' ? Command(character) : character.ToString());
        }

        return result.ToString();
    }

    private static string Escape(string text, bool protectsCase)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            at += Formula(result, text, at) is var formula && formula > 0 ? formula
                : char.IsLetter(text[at]) ? Word(result, text, at, protectsCase)
                : char.IsWhiteSpace(text[at]) ? Blank(result, text, at)
                : Sign(result, text, at);
        }

        return result.ToString();
    }

    // A formula that was kept as it was written is written so again, if it has nothing but mathematics.
    private static int Formula(StringBuilder result, string text, int at)
    {
        if (text[at] != '$' || text.IndexOf('$', at + 1) is var end && end < 0)
        {
            return 0;
        }

        var formula = text[at..(end + 1)];
        if (formula.Length == 2 || !LatexFormula.IsHarmless(formula) || LatexText.Line(formula) != formula)
        {
            return 0;
        }

        result.Append(formula);
        return formula.Length;
    }

    private static int Word(StringBuilder result, string text, int at, bool protectsCase)
    {
        var end = at + 1;
        var hasCapital = false;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            hasCapital |= char.IsUpper(text[end++]);
        }

        var word = text.AsSpan(at, end - at);
        if (protectsCase && hasCapital)
        {
            result.Append('{').Append(word).Append('}');
        }
        else
        {
            result.Append(word);
        }

        return word.Length;
    }

    // One blank between words stands as it is; others, which reading would take together, are told one by one.
    private static int Blank(StringBuilder result, string text, int at)
    {
        var character = text[at];
        if (character == '\n')
        {
            var isParagraph = at + 1 < text.Length && text[at + 1] == '\n' && !IsBlank(text, at - 1) && !IsBlank(text, at + 2);
            result.Append(isParagraph ? ParagraphEnd : LineEnd);
            return isParagraph ? 2 : 1;
        }

        if (character == ' ')
        {
            result.Append(IsBlank(text, at - 1) || IsBlank(text, at + 1) ? "\\ " : " ");
        }
        else if (char.IsControl(character))
        {
            result.Append(CultureInfo.InvariantCulture, $"\\symbol{{{(int)character}}}");
        }
        else
        {
            result.Append(character);
        }

        return 1;
    }

    private static bool IsBlank(string text, int at) => at < 0 || at >= text.Length || text[at] is ' ' or '\n' or '\t' or '\r';

    private static int Sign(StringBuilder result, string text, int at)
    {
        var character = text[at];
        switch (character)
        {
            case '-' or '\'' when at > 0 && text[at - 1] == character:
                // Two of them would be another sign.
                result.Append("{}").Append(character);
                break;
            case '@' when at > 0 && text[at - 1] == '\n':
                // At the beginning of a line it would begin an entry.
                result.Append("{@}");
                break;
            default:
                result.Append(Command(character));
                break;
        }

        return 1;
    }

    private static string Command(char character) => character switch
    {
        '\\' => "\\textbackslash{}",
        '{' => "\\textbraceleft{}",
        '}' => "\\textbraceright{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '`' => "\\textasciigrave{}",
        '$' or '&' or '%' or '#' or '_' => $"\\{character}",
        _ => character.ToString(),
    };
}
