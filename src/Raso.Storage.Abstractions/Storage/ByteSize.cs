using System.Globalization;

namespace Raso.Storage;

/// <summary>Sizes as people read them.</summary>
public static class ByteSize
{
    private const int Step = 1024;

    private static readonly string[] Units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Writes a number of bytes with a unit of IEC 80000-13 and one decimal, whatever the culture: <c>512 B</c>, <c>1.5 KiB</c>, <c>2.0 GiB</c>.</summary>
    /// <param name="bytes">The number of bytes, at least 0.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static string Format(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (bytes < Step)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
        }

        var unit = 0;
        var value = Round((decimal)bytes / Step);
        // Asked after rounding, so that nothing is ever written as 1024.0 of a unit.
        while (value >= Step && unit < Units.Length - 1)
        {
            unit++;
            value = Round(bytes / (decimal)Math.Pow(Step, unit + 1));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {Units[unit]}");
    }

    private static decimal Round(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
