using System.Globalization;

namespace Raso.Storage.Minio;

/// <summary>Reads the times of answers.</summary>
internal static class Times
{
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
