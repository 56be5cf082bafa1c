using System.Globalization;

namespace Raso.Storage.Local.Hostile;

/// <summary>Texts that were made to lead out of a root or into a backend's own records: those that break a rule, and those that are paths all the same.</summary>
internal static class HostilePaths
{
    private static readonly string[] Ignorable = ["\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200d", "\u202e", "\u2060", "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\U000e0001"];

    /// <summary>Gets the texts that are no paths, each with the rule it breaks.</summary>
    public static IReadOnlyList<(string Text, StoragePathRule Rule)> Refused { get; } = [.. MakeRefused().DistinctBy(path => path.Item1)];

    /// <summary>Gets the texts that look dangerous and are the names of files like any others.</summary>
    public static IReadOnlyList<string> Taken { get; } = [.. MakeTaken().Distinct()];

    private static IEnumerable<(string, StoragePathRule)> MakeRefused()
    {
        yield return ("", StoragePathRule.NotEmpty);
        foreach (var absolute in (string[])["/", "/etc/passwd", "/../etc/passwd", "/proc/self/root/etc/passwd", "/.raso/tmp", "/dev/null", "//server/share", "/\u202e/x"])
        {
            yield return (absolute, StoragePathRule.Relative);
        }

        for (var depth = 1; depth <= 12; depth++)
        {
            var up = string.Join('/', Enumerable.Repeat("..", depth));
            yield return (up, StoragePathRule.NoDotSegments);
            yield return ($"{up}/etc/passwd", StoragePathRule.NoDotSegments);
            yield return ($"a/{up}/outside/secret", StoragePathRule.NoDotSegments);
            yield return ($"a/b/{up}", StoragePathRule.NoDotSegments);
            yield return ($"{string.Concat(Enumerable.Repeat("./", depth))}a", StoragePathRule.NoDotSegments);
            yield return ($"a{string.Concat(Enumerable.Repeat("/.", depth))}", StoragePathRule.NoDotSegments);
            yield return ($"a{new string('/', depth + 1)}b", StoragePathRule.NoEmptySegments);
            yield return ($"a/b{new string('/', depth)}", StoragePathRule.NoEmptySegments);
        }

        foreach (var control in Enumerable.Range(0, 32).Append(127).Concat(Enumerable.Range(128, 32)).Select(code => (char)code))
        {
            yield return ($"a{control}b", StoragePathRule.NoControlCharacters);
            yield return ($"../{control}", StoragePathRule.NoControlCharacters);
        }

        foreach (var windows in (string[])["..\\outside\\secret", "a\\..\\..\\outside", "\\\\server\\share\\x", "\\\\?\\C:\\x", "C:\\x", "\\", "a\\", "\\a", ".raso\\tmp", "a/..\\..\\x"])
        {
            yield return (windows, StoragePathRule.NoBackslash);
        }

        foreach (var torn in (string[])["\ud800", "a\udc00", "\udc00\ud800", "a/\ud83d/b", "\ud800/../x", "..\udfff"])
        {
            yield return (torn, StoragePathRule.WellFormedUnicode);
        }

        foreach (var composed in (string[])["cafe\u0301", "e\u0301/x", "\u212b", "\u1100\u1161", "A\u030a/b", "\u2126", "o\u0308.txt", "\u0344"])
        {
            yield return (composed, StoragePathRule.NormalizedText);
        }

        foreach (var (unit, count) in (IEnumerable<(string, int)>)[("a", 256), ("ä", 128), ("研", 86), ("😀", 64), ("..", 128), ("%2e", 86), (" ", 256), ("\u200b", 86)])
        {
            var segment = string.Concat(Enumerable.Repeat(unit, count));
            yield return (segment, StoragePathRule.SegmentLengthLimit);
            yield return ($"a/{segment}/b", StoragePathRule.SegmentLengthLimit);
            yield return (string.Join('/', Enumerable.Repeat(segment[..(segment.Length / 2)], 12)), StoragePathRule.LengthLimit);
        }

        yield return (string.Concat(Enumerable.Repeat("a/", 600)) + "a", StoragePathRule.LengthLimit);
        yield return (new string('x', 10_000_000), StoragePathRule.LengthLimit);
        foreach (var reserved in ReservedNames())
        {
            foreach (var below in (string[])["", "/tmp/x", "/root.json", "/meta/00/x.json"])
            {
                yield return (reserved + below, StoragePathRule.NotReserved);
            }
        }
    }

    private static IEnumerable<string> ReservedNames()
    {
        for (var bits = 0; bits < 16; bits++)
        {
            yield return "." + string.Concat("raso".Select((letter, i) => (bits >> i & 1) == 0 ? letter : char.ToUpperInvariant(letter)));
        }

        foreach (var folded in (string[])[".ra\u017fo", ".RA\u017fO", ".raso.", ".raso ", ".raso. . .", ".RASO...", ".ra\u017fo."])
        {
            yield return folded;
        }

        for (var i = 0; i < Ignorable.Length; i++)
        {
            var at = i % (".raso".Length + 1);
            yield return ".raso".Insert(at, Ignorable[i]);
        }

        yield return "\ufeff.\u200br\u200ba\u200bs\u200bo\u200b";
    }

    private static IEnumerable<string> MakeTaken()
    {
        string[] names =
        [
            "...", "....", "..a", "a..", ".. ", " ..", ". ", "..\u200b", "\u200b..", "\uff0e\uff0e", "\u2025", "\u2024\u2024", "..;", "..%00", "%2e%2e", "%2E%2E%2Fetc%2Fpasswd",
            "%252e%252e", "..%c0%af", "%c0%ae%c0%ae", "%5c..%5c", "\u2215etc\u2215passwd", "\uff0fetc", "\u29f8x", "\u2044", "~", "~root", "-rf", "--help", "$HOME", "`id`", "$(id)",
            ";id", "|id", "&&id", "*", "?", "[a-z]", "{a,b}", "!x", "#x", "a'b", "a\"b", "%s%n", "%d", "{0}", "{{x}}", "<script>", "&amp;", "a=b", "a+b", "con", "NUL.txt", "aux.",
            "COM1", "lpt9 ", "c:", "c:x", "x:stream", "x::$DATA", "RASO~1", "PROGRA~1.TXT", "proc", "dev", "lost+found", ".git", ".ssh", ".hidden", "raso", ".rasoo", ".raso-", "x.raso", ".ra",
            ".rasq", ".r\u00e4so", ".r\u0430so", "\uff0eraso", "tmp", "meta", "root.json", "1-1-01a20517829173adaee5ba27d4835e03-x", "0f-1.json", "\u202etxt.exe", "\u2066x\u2069", "\u00a0", "\u3000x",
            "\u1e9e", "\u0131", "\u0130", "K", "ﬁ", "\u00df", "😀", "👩‍🔬", "研究", "مثال", "\ufffd", "\uffff", "\u0e33", new string('n', 255), new string('é', 127), "x" + new string('.', 254),
        ];
        foreach (var name in names)
        {
            yield return name;
            yield return $"a/{name}/b";
        }

        yield return "a/.raso/tmp/x";
        yield return "a/.RASO";
        yield return string.Join('/', Enumerable.Range(0, 300).Select(i => (i % 10).ToString(CultureInfo.InvariantCulture)));
        yield return string.Join('/', Enumerable.Repeat(new string('d', 203), 5));
    }
}
