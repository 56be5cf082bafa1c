using System.Buffers;
using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>Simple formulas as Unicode: symbols, letters, and indices of which every character has a raised or lowered form.</summary>
internal static class LatexMath
{
    private const int MaxLength = 200;
    private static readonly SearchValues<char> Special = SearchValues.Create("\\{}^_~$ \t\r\n\f\v");

    /// <summary>Gives the sign that a command of mathematics stands for, if it is one.</summary>
    public static string? Symbol(ReadOnlySpan<char> command) => LatexMathSymbols.Symbol(command);

    /// <summary>Decodes a formula, or gives nothing where Unicode has no plain text for it.</summary>
    public static string? Decode(ReadOnlySpan<char> source)
    {
        source = source.Trim(" \t\r\n\f\v");
        if (source.Length > MaxLength)
        {
            return null;
        }

        if (!source.ContainsAny(Special))
        {
            return source.ToString();
        }

        // A raised ordinal ending is text.
        if (source is ['^', ..] && LatexSyntax.Argument(source[1..], out var all) is var ending && all == source.Length - 1 && IsWord(ending, out var word))
        {
            return word;
        }

        var result = new StringBuilder();
        return Append(result, source) ? result.ToString() : null;
    }

    private static bool Append(StringBuilder result, ReadOnlySpan<char> source)
    {
        for (var at = 0; at < source.Length;)
        {
            var rest = source[at..];
            var length = rest[0] switch
            {
                '\\' => Command(result, rest),
                '{' or '}' => 1,
                '^' or '_' => Script(result, rest),
                '~' => Add(result, " ", 1),
                '$' => 0,
                '\'' => Add(result, "′", 1),
                ' ' or '\t' or '\r' or '\n' or '\f' or '\v' => Add(result, " ", LatexSyntax.Blanks(rest)),
                _ => Add(result, rest[..1], 1),
            };
            if (length == 0)
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    private static int Add(StringBuilder result, ReadOnlySpan<char> text, int length)
    {
        result.Append(text);
        return length;
    }

    private static int Script(StringBuilder result, ReadOnlySpan<char> rest)
    {
        var argument = LatexSyntax.Argument(rest[1..], out var length);
        var inner = new StringBuilder();
        if (length == 0 || argument.ContainsAny('^', '_') || !Append(inner, argument))
        {
            return 0;
        }

        foreach (var character in inner.ToString())
        {
            var script = LatexMathSymbols.Script(character, rest[0] == '^');
            if (script == '\0')
            {
                return 0;
            }

            result.Append(script);
        }

        return 1 + length;
    }

    // Gives nothing for a command that stands for no plain text.
    private static int Command(StringBuilder result, ReadOnlySpan<char> rest)
    {
        if (rest.Length == 1)
        {
            return 0;
        }

        var name = LatexSyntax.CommandName(rest);
        var end = 1 + name.Length;
        if (!char.IsAsciiLetter(name[0]))
        {
            return name[0] switch
            {
                ' ' or ',' or ';' or ':' or '>' => Add(result, " ", end),
                '!' => end,
                '{' or '}' or '$' or '%' or '&' or '#' or '_' => Add(result, name, end),
                '|' => Add(result, "‖", end),
                _ => 0,
            };
        }

        if (LatexMathSymbols.Symbol(name) is { } symbol)
        {
            // The blank that ends a command's name is a blank where a sign or a function stands before others.
            var after = LatexSyntax.Blanks(rest[end..]);
            result.Append(symbol);
            return after > 0 && rest.Length > end + after && (symbol.Length > 1 || !char.IsLetter(symbol[0])) ? Add(result, " ", end + after) : end + after;
        }

        if (LatexMathSymbols.IsTransparent(name) || LatexSymbols.IsSwitch(name))
        {
            return end + LatexSyntax.Blanks(rest[end..]);
        }

        var argument = LatexSyntax.Argument(rest[end..], out var length);
        if (name is "mathbb" or "Bbb" && argument.Length == 1 && LatexMathSymbols.Blackboard(argument[0]) is var blackboard && blackboard != "")
        {
            return Add(result, blackboard, end + length);
        }

        if (LatexMathSymbols.Accent(name) is var mark && mark != '\0' && argument.Length == 1 && char.IsLetter(argument[0]))
        {
            return Add(result, $"{argument}{mark}", end + length);
        }

        return 0;
    }

    private static bool IsWord(ReadOnlySpan<char> source, out string word)
    {
        word = LatexText.Line(source);
        return word.Length > 1 && word.All(char.IsAsciiLetter);
    }
}
