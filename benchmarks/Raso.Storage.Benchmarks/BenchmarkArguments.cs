using System.Globalization;

namespace Raso.Storage.Benchmarks;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Rounds">The counted rounds; 5 unless set.</param>
/// <param name="Scale">The size of the input; 1, which the targets are about, unless set.</param>
/// <param name="Names">The jobs; all unless set.</param>
internal sealed record BenchmarkArguments(int Rounds, double Scale, IReadOnlyList<string> Names)
{
    public static readonly string Usage =
        $"usage: [--rounds NUMBER] [--scale NUMBER, over 0 and up to 1] [NAME...]; names: {string.Join(", ", JobList.All.Keys)}";

    /// <summary>Reads arguments.</summary>
    /// <returns>What they say; <see langword="null"/> where they are at fault.</returns>
    public static BenchmarkArguments? Parse(IReadOnlyList<string> arguments)
    {
        var (rounds, scale, names) = (5, 1.0, new List<string>());
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
                case "--scale" when double.TryParse(value, CultureInfo.InvariantCulture, out scale) && scale is > 0 and <= 1:
                    i++;
                    break;
                case var name when JobList.All.ContainsKey(name):
                    names.Add(name);
                    break;
                default:
                    return null;
            }
        }

        return new BenchmarkArguments(rounds, scale, names.Count > 0 ? names : [.. JobList.All.Keys]);
    }
}
