using System.Buffers;
using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>DOIs and URLs in LaTeX: what is written is meant, but for escapes, braces and the commands around an address.</summary>
internal static class LatexAddress
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\{}$ \t\r\n\f\v");

    public static string Decode(string source)
    {
        var text = source.AsSpan().Trim(" \t\r\n\f\v");
        if (!text.ContainsAny(Special))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            at += Piece(text[at..], result);
        }

        return LatexText.Compose(result.ToString());
    }

    private static int Piece(ReadOnlySpan<char> rest, StringBuilder result)
    {
        const string Tilde = "$\\sim$";
        switch (rest[0])
        {
            case '{' or '}':
                return 1;
            case '$' when rest.StartsWith(Tilde):
                result.Append('~');
                return Tilde.Length;
            case '\\' when rest.Length > 1:
                return Command(rest, result);
            case ' ' or '\t' or '\r' or '\n' or '\f' or '\v':
                result.Append(' ');
                return LatexSyntax.Blanks(rest);
            default:
                result.Append(rest[0]);
                return 1;
        }
    }

    private static int Command(ReadOnlySpan<char> rest, StringBuilder result)
    {
        var name = LatexSyntax.CommandName(rest);
        var end = 1 + name.Length;
        if (!char.IsAsciiLetter(name[0]))
        {
            result.Append(name is "-" ? "" : name);
            return end;
        }

        if (LatexSymbols.Text(name) is { } text)
        {
            result.Append(text);
            return end + (rest[end..].StartsWith("{}") ? 2 : LatexSyntax.Blanks(rest[end..]));
        }

        if (LatexSyntax.Delimited(rest[end..], out var verbatim, out var length))
        {
            result.Append(verbatim);
            return end + length;
        }

        return end;
    }
}
