using System.Collections.Frozen;

namespace Raso.Storage.Bibliography;

/// <summary>Tells formulas that may be handed on as they are: a command that is not mathematics could do anything in the document that it ends in.</summary>
internal static class LatexFormula
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Structures = FrozenSet.ToFrozenSet(
    [
        "frac", "dfrac", "tfrac", "binom", "sqrt", "left", "right", "mathcal", "mathfrak", "mathscr", "mathbb", "mathrm", "mathbf", "mathit", "mathsf", "boldsymbol", "overline", "underline", "over",
        "hat", "widehat", "bar", "tilde", "widetilde", "vec", "dot", "ddot", "check", "limits", "text", "operatorname", "overset", "underset", "stackrel", "quad", "big", "Big",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsHarmless(ReadOnlySpan<char> formula)
    {
        var depth = 0;
        for (var at = 0; at < formula.Length; at++)
        {
            switch (formula[at])
            {
                case '{':
                    depth++;
                    break;
                case '}' when --depth < 0:
                    return false;
                case '%' or '#' or '&' or '@' or '\n' or '\r':
                    return false;
                case '\\':
                    var name = LatexSyntax.CommandName(formula[at..]);
                    if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) ? Structures.Contains(name) || LatexMathSymbols.Symbol(name) is not null : name[0] is ' ' or ',' or ';' or ':' or '!'))
                    {
                        return false;
                    }

                    at += name.Length;
                    break;
            }
        }

        return depth == 0;
    }
}
