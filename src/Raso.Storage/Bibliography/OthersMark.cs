using System.Text.RegularExpressions;

namespace Raso.Storage.Bibliography;

/// <summary>What stands for those whom a list of names leaves out: <c>others</c> in place of a name, <c>et al.</c> also behind one.</summary>
internal static partial class OthersMark
{
    private const string Tail = " \t\r\n~.,}";

    /// <summary>Tells whether a name is the word that BibTeX has for it; within braces it is somebody's name.</summary>
    public static bool IsOthers(ReadOnlySpan<char> name) => name.Trim().TrimEnd('.').Equals("others", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes <c>et al.</c> off the end of a name, of LaTeX or of plain text; false where it has none. Of the words alone nothing is left.</summary>
    public static bool CutEtAl(string name, out string rest)
    {
        rest = name;
        if (!name.AsSpan().TrimEnd(Tail).EndsWith("al", StringComparison.OrdinalIgnoreCase)
            || EtAl().Match(name) is not { Success: true } mark
            || mark.ValueSpan.Count('{') != mark.ValueSpan.Count('}'))
        {
            return false;
        }

        rest = name[..mark.Index].TrimEnd(' ', '\t', '\r', '\n', '~', ',', ';', '\\');
        return true;
    }

    /// <summary>Writes the words in LaTeX so that <see cref="CutEtAl"/> does not find them: they belong to a name.</summary>
    public static string Protect(string latex) =>
        CutEtAl(latex, out _) && latex.LastIndexOf("al", StringComparison.OrdinalIgnoreCase) is var at ? $"{latex[..at]}{{{latex[at..(at + 2)]}}}{latex[(at + 2)..]}" : latex;

    // In a font of their own they have braces: those of the name around them would be no pair here.
    [GeneratedRegex(@"(?:^|(?<=[\s~,;}]))(?:\\[a-z]+\s*)?\{?(?:\\[a-z]+\s*)?\{?et\.?(?:[\s~]|\\[ ,])+al[ \t\r\n~.,}]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EtAl();
}
