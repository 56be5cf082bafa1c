namespace Raso.Storage.Naming;

/// <summary>The names that Windows keeps for devices, in any case and with any extension.</summary>
/// <remarks>Source: Microsoft, "Naming Files, Paths, and Namespaces"; the superscript digits count as digits there.</remarks>
internal static class DeviceNames
{
    private const string Digits = "0123456789\u00B9\u00B2\u00B3";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
    };

    public static bool IsReserved(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ');
        return Reserved.Contains(stem)
            || (stem.Length == 4
                && Digits.Contains(stem[3], StringComparison.Ordinal)
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
    }
}
