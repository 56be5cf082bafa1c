using System.Globalization;
using System.Text.RegularExpressions;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The Content-Range of a request to a session: <c>bytes a-b/total</c>, <c>bytes a-b/*</c>, <c>bytes */total</c>, <c>bytes */*</c>.</summary>
internal sealed partial record ChunkRange(long? First, long? Last, long? Total)
{
    internal bool HasBytes => First is not null;

    internal long Length => Last - First + 1 ?? 0;

    internal bool IsLast => HasBytes && Last + 1 == Total;

    internal static ChunkRange? Parse(string? header)
    {
        if (header is null)
        {
            return null;
        }

        var match = Form().Match(header);
        var range = match.Success
            ? new ChunkRange(Number(match.Groups["first"]), Number(match.Groups["last"]), Number(match.Groups["total"]))
            : throw Failed(header);
        return range.HasBytes && (range.First > range.Last || range.Last >= range.Total) ? throw Failed(header) : range;
    }

    private static long? Number(Group group) => group.Success ? long.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    private static ApiException Failed(string header) => new(400, "badContent", $"Failed to parse Content-Range header: {header}");

    [GeneratedRegex(@"^bytes (?:(?<first>\d{1,18})-(?<last>\d{1,18})|\*)/(?:(?<total>\d{1,18})|\*)$")]
    private static partial Regex Form();
}
