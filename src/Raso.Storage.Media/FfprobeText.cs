using System.Text.RegularExpressions;

namespace Raso.Storage.Media;

/// <summary>Makes reasons of what ffprobe writes: without the names of temporary files and the addresses in its memory, which differ each time.</summary>
internal static partial class FfprobeText
{
    private const int MaxLines = 20;
    private const int MaxLine = 300;
    private const string NoMedia = "Invalid data found when processing input";
    private const string NotAllowed = "Format not on whitelist";

    public static IEnumerable<string> Clean(IEnumerable<string> lines, string path) => lines
        .Select(line => PlainLine.Of(Speaker().Replace(line.Replace($"{path}: ", "", StringComparison.Ordinal), SpeakerOf), MaxLine))
        .OfType<string>()
        .Select(line => line.Replace(path, "the file", StringComparison.Ordinal))
        .Distinct()
        .Take(MaxLines);

    /// <summary>Tells apart what no allowed demuxer knows from what one of them began to read.</summary>
    public static MediaReading Refused(IEnumerable<string> lines, string path)
    {
        List<string> reasons = [.. Clean(lines, path)];
        return reasons.TrueForAll(reason => reason == NoMedia) || reasons.Exists(reason => reason.Contains(NotAllowed, StringComparison.Ordinal))
            ? new MediaReading { Outcome = ReadingOutcome.Unrecognized, Faults = ["The content is no video, sound or picture of a known kind."] }
            : new MediaReading { Outcome = ReadingOutcome.Damaged, Faults = reasons };
    }

    private static string SpeakerOf(Match match) => match.Groups["name"].Value is "NULL" ? "" : $"{match.Groups["name"].Value}: ";

    [GeneratedRegex(@"\[(?<name>[^\]@]{1,100}) @ 0x[0-9a-fA-F]+\] ?")]
    private static partial Regex Speaker();
}
