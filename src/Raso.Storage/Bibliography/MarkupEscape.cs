using System.Globalization;
using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>Text as it must stand in CSL-JSON, so that <see cref="Markup"/> makes the same of it.</summary>
internal static class MarkupEscape
{
    /// <summary>Writes a text of one line: as it is, where reading leaves it so.</summary>
    public static string Line(string text) => Markup.Line(text) == text ? text : Encode(text);

    /// <summary>Writes what reading would take for markup, and blanks that it would take together, as entities.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is '&' or '<' or '>' or '\t' or '\r' or '\n' || (character == ' ' && (IsBlank(text, at - 1) || IsBlank(text, at + 1))))
            {
                result.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    private static bool IsBlank(string text, int at) => at < 0 || at >= text.Length || text[at] is ' ' or '\t' or '\r' or '\n';
}
