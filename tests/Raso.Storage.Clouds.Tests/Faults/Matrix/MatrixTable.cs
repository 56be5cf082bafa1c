using System.Globalization;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>Tells what a matrix came to, as a table in Markdown.</summary>
internal static class MatrixTable
{
    public static string Of(IReadOnlyList<CellResult> results)
    {
        var text = new StringBuilder("| fault | cells | right bytes | typed error | broken |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in results.GroupBy(result => result.Cell.Fault.Name))
        {
            Append(text, row.Key, [.. row]);
        }

        Append(text, "**all**", results);
        return text.ToString();
    }

    /// <summary>Tells whether a cell counts: the call met its fault.</summary>
    public static bool Counts(CellResult result) => result.Verdict is Verdict.Done or Verdict.TypedError or Verdict.Broken;

    private static void Append(StringBuilder text, string name, IReadOnlyList<CellResult> results)
    {
        int Count(Verdict verdict) => results.Count(result => result.Verdict == verdict);
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {name} | {results.Count(Counts):N0} | {Count(Verdict.Done):N0} | {Count(Verdict.TypedError):N0} | {Count(Verdict.Broken):N0} |\n");
    }
}
