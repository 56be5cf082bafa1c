using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Raso.Storage.Local;

/// <summary>The name of a temporary file: which process made it, when, and for which path.</summary>
/// <param name="ProcessId">The process that made it.</param>
/// <param name="ProcessStart">When that process began, in 100 ns since the year 1; ids are used again.</param>
/// <param name="Key">Makes it unique, and tells when it was made.</param>
/// <param name="Path">The path; cut short where a name cannot hold all of it.</param>
internal sealed record TemporaryName(int ProcessId, long ProcessStart, Guid Key, StoragePath Path)
{
    private const int MaxPathBytes = 160;
    private const char Separator = '-';
    private const int PartCount = 4;

    private static readonly long OwnStart = GetOwnStart();

    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(Key.ToString("N")[..12], 16));

    public static TemporaryName Create(StoragePath path) => new(Environment.ProcessId, OwnStart, Guid.CreateVersion7(), path);

    public static bool TryParse(string name, [NotNullWhen(true)] out TemporaryName? result)
    {
        result = null;
        var parts = name.Split(Separator, PartCount);
        if (parts.Length != PartCount
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !Guid.TryParseExact(parts[2], "N", out var key)
            || !StoragePath.TryParse(Decode(parts[3]), out var path))
        {
            return false;
        }

        result = new TemporaryName(process, start, key, path);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ProcessId}{Separator}{ProcessStart}{Separator}{Key:N}{Separator}{Encode(Path.Value)}");

    // Every character that some file system refuses in a name.
    private static string Encode(string path)
    {
        var text = new StringBuilder();
        var bytes = 0;
        foreach (var rune in path.EnumerateRunes())
        {
            var isSafe = !rune.IsAscii || Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' or ' ';
            var unit = isSafe ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"%{rune.Value:X2}");
            bytes += Encoding.UTF8.GetByteCount(unit);
            if (bytes > MaxPathBytes)
            {
                break;
            }

            text.Append(unit);
        }

        return text.ToString();
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text).TrimEnd('/');

    private static long GetOwnStart()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime.ToUniversalTime().Ticks;
    }
}
