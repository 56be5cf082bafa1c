using System.Globalization;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>A whole answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The media type of the body; none where <see langword="null"/>.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpAnswer(int Status, string? ContentType, byte[] Body)
{
    private static readonly string[] Framing = ["Content-Length", "Transfer-Encoding", "Connection", "Content-Type"];

    /// <summary>Gets further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Gets the length that is announced, where that is not the body's; the connection is closed after such an answer.</summary>
    public long? AnnouncedLength { get; init; }

    public static HttpAnswer Of(int status, string? contentType, string body) => new(status, contentType, Encoding.UTF8.GetBytes(body));

    /// <summary>Takes what a server sent.</summary>
    public static HttpAnswer From(HttpHead head, byte[] body) => new(
        int.Parse(head.Word(1), CultureInfo.InvariantCulture), head["Content-Type"], body)
    {
        Headers = [.. head.Headers.Where(header => !Framing.Contains(header.Key, StringComparer.OrdinalIgnoreCase))],
    };

    public HttpAnswer With(string header, string value) => this with
    {
        Headers = [.. Headers.Where(other => !other.Key.Equals(header, StringComparison.OrdinalIgnoreCase)), KeyValuePair.Create(header, value)],
    };

    public string? Header(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    /// <summary>Gets the bytes; those of an answer to HEAD have no body.</summary>
    public byte[] ToBytes(bool toHead)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Status\r\n");
        if (ContentType is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: {ContentType}\r\n");
        }

        foreach (var (name, value) in Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        // A 204 and a 304 have no body, and so no length.
        if (Status is not (204 or 304))
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {AnnouncedLength ?? Body.Length}\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(text.Append("\r\n").ToString()), .. toHead ? [] : Body];
    }
}
