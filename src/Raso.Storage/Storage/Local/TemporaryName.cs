using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Local;

/// <summary>The name of a temporary file: which process made it, when, and for which path.</summary>
/// <param name="ProcessId">The process that made it.</param>
/// <param name="ProcessStart">When that process began, in 100 ns since the year 1; ids are used again.</param>
/// <param name="Key">Makes it unique, and tells when it was made.</param>
/// <param name="Path">The path; cut short where a name cannot hold all of it.</param>
/// <param name="WholeHash">The hash of the whole path, where it is cut; <see langword="null"/> otherwise.</param>
internal sealed record TemporaryName(int ProcessId, long ProcessStart, Guid Key, StoragePath Path, string? WholeHash)
{
    private const int MaxPathBytes = 160;
    private const int HashLength = 16;
    private const char Separator = '-';

    // Stands in no encoded path.
    private const char Cut = '~';
    private const int PartCount = 4;

    private static readonly long OwnStart = GetOwnStart();

    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(Key.ToString("N")[..12], 16));

    public static TemporaryName Create(StoragePath path) => new(Environment.ProcessId, OwnStart, Guid.CreateVersion7(), path, null);

    public static bool TryParse(string name, [NotNullWhen(true)] out TemporaryName? result)
    {
        result = null;
        var cut = name.IndexOf(Cut, StringComparison.Ordinal);
        var parts = (cut < 0 ? name : name[..cut]).Split(Separator, PartCount);
        if (parts.Length != PartCount
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !Guid.TryParseExact(parts[2], "N", out var key)
            || !StoragePath.TryParse(Decode(parts[3]), out var path))
        {
            return false;
        }

        result = new TemporaryName(process, start, key, path, cut < 0 ? null : name[(cut + 1)..]);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ProcessId}{Separator}{ProcessStart}{Separator}{Key:N}{Separator}{Encode(Path.Value)}");

    /// <summary>Tells whether the path begins with a text; of a path that is cut only its begin and its whole are known.</summary>
    public bool BeginsWith(string prefix) =>
        Path.Value.StartsWith(prefix, StringComparison.Ordinal) || IsWhole(prefix);

    /// <summary>Tells whether a text is the whole of a path that is cut.</summary>
    public bool IsWhole(string path) => WholeHash is { } hash && hash == Hash(path);

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
                return text.Append(Cut).Append(Hash(path)).ToString();
            }

            text.Append(unit);
        }

        return text.ToString();
    }

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..HashLength];

    private static string Decode(string text) => Uri.UnescapeDataString(text).TrimEnd('/');

    private static long GetOwnStart()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime.ToUniversalTime().Ticks;
    }
}
