using System.Globalization;
using System.Text.RegularExpressions;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The Range of a download: one range of bytes. What is no such range is overlooked, as RFC 9110 (14.2) says.</summary>
internal static partial class ByteSpan
{
    internal static (long Offset, long Count, bool IsPart) Of(string? header, long length)
    {
        var match = Form().Match(header ?? "");
        var (first, last) = (Number(match.Groups["first"]), Number(match.Groups["last"]));
        if (!match.Success || (first is null && last is null) || first > last)
        {
            return (0, length, false);
        }

        var (start, end) = first is null ? (Math.Max(0, length - (last ?? 0)), length - 1) : (first.Value, Math.Min(last ?? length - 1, length - 1));
        return start < length
            ? (start, end - start + 1, true)
            : throw new ApiException(416, "requestedRangeNotSatisfiable", "Request range not satisfiable") { Location = "Range", LocationType = "header" };
    }

    private static long? Number(Group group) => group.Length > 0 ? long.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^bytes=(?<first>\d{0,18})-(?<last>\d{0,18})$")]
    private static partial Regex Form();
}
