using System.Net;
using System.Text.RegularExpressions;

namespace Raso.Storage.Bibliography;

/// <summary>Text with the tags and entities that CSL-JSON and publishers put in: without them, in form C.</summary>
internal static partial class Markup
{
    /// <summary>Gives a text of one line: tags go, runs of blanks are one, then entities are decoded.</summary>
    public static string Line(string text)
    {
        var plain = text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(BlockEnd().Replace(text, " "), "") : text;
        return Decode(LatexSyntax.OneLine(plain).Trim(' '));
    }

    /// <summary>Gives a text of many lines: a paragraph's end is one, and where there are paragraphs, line ends within them are blanks.</summary>
    public static string Prose(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal) || !BlockEnd().IsMatch(text))
        {
            return Decode((text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(text, "") : text).Trim(' ', '\t', '\r', '\n'));
        }

        var lines = BlockEnd().Split(text).Select(part => LatexSyntax.OneLine(Tag().Replace(part, "")).Trim(' ')).Where(part => part.Length > 0);
        return Decode(string.Join('\n', lines));
    }

    private static string Decode(string text) => LatexText.Compose(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text);

    [GeneratedRegex(@"</(?:jats:)?(?:p|title|div|li|sec|h[1-6])\s*>|<br\s*/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlockEnd();

    // Those of CSL, of HTML's inline text, and all of JATS and MathML. What else stands between angle brackets is text.
    [GeneratedRegex(@"</?(?:(?:jats|mml):[a-z0-9-]+|i|b|em|strong|u|s|sub|sup|sc|scp|span|p|div|a|tt|code|small|big|font|inf|ital|bold|title|li|ul|ol|sec|h[1-6]|math|mi|mo|mn|mrow|msub|msup|msubsup|mtext|mspace|mfrac|mstyle|semantics)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
