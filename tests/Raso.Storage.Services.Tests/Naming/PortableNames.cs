using System.Globalization;
using System.Text;

namespace Raso.Storage.Services.Tests.Naming;

/// <summary>What three operating systems refuse or confuse in the name of a file, written down independently of what makes the names.</summary>
internal static class PortableNames
{
    // Microsoft, "Naming Files, Paths, and Namespaces".
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", "conin$", "conout$", .. Numbered("com"), .. Numbered("lpt")], StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds what is wrong with a path, segment by segment.</summary>
    public static string? FaultOf(StoragePath path) => path.Value.Split('/').Select(FaultOfSegment).FirstOrDefault(fault => fault is not null);

    /// <summary>What a file system that ignores case, composition and invisible characters compares.</summary>
    public static string Folded(string path) => path.Normalize(NormalizationForm.FormKD).ToUpperInvariant().Normalize(NormalizationForm.FormKD);

    private static string? FaultOfSegment(string segment)
    {
        var stem = segment.Split('.')[0].Trim();
        return segment.Length == 0 ? "empty"
            : Encoding.UTF8.GetByteCount(segment) > 255 ? "over 255 bytes"
            : segment[^1] is '.' or ' ' ? "ends with a dot or a space"
            : segment[0] is ' ' or '-' or '~' ? "begins like an option"
            : segment.Any(Forbidden.Contains) ? "forbidden character"
            : Devices.Contains(stem) ? "device"
            : !segment.IsNormalized(NormalizationForm.FormC) ? "not NFC"
            : IsMark(segment) ? "begins with a mark"
            : segment.EnumerateRunes().Select(Rune.GetUnicodeCategory).FirstOrDefault(IsUnseen, UnicodeCategory.LowercaseLetter) is not UnicodeCategory.LowercaseLetter and var unseen ? unseen.ToString()
            : null;
    }

    private static bool IsUnseen(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsMark(string segment) => CharUnicodeInfo.GetUnicodeCategory(segment, 0)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static IEnumerable<string> Numbered(string name) => "0123456789\u00B9\u00B2\u00B3".Select(digit => name + digit);
}
