using System.Globalization;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>The first line and the headers of a request or an answer, letter for letter as they came: signatures cover them.</summary>
internal sealed class HttpHead(string text)
{
    private readonly string[] _lines = text.Split("\r\n");

    /// <summary>Gets the first line.</summary>
    public string StartLine => _lines[0];

    /// <summary>Gets the headers in their order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => _lines.Skip(1).Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line =>
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim());
    });

    /// <summary>Gets the first value of a header, or <see langword="null"/>.</summary>
    public string? this[string name] =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    /// <summary>Gets a word of the first line, by its number from 0.</summary>
    public string Word(int number) => StartLine.Split(' ', 3) is { } words && words.Length > number ? words[number] : "";

    /// <summary>Gets how long the body is: -1 for chunks, -2 where neither length nor chunks are announced.</summary>
    public long BodyLength
    {
        get
        {
            if (this["Transfer-Encoding"] is { } coding && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase))
            {
                return HttpPeer.Chunked;
            }

            return this["Content-Length"] is { } length ? long.Parse(length, CultureInfo.InvariantCulture) : HttpPeer.UntilClose;
        }
    }

    /// <summary>Gets the bytes, the empty line included.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(text + "\r\n\r\n");
}
