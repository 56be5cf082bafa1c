using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Gcp;

/// <summary>Several calls in one request, as <c>multipart/mixed</c>: each part is a call, and its answer has the id of the part.</summary>
internal static class GoogleBatch
{
    private const string IdPrefix = "response-";

    public static HttpContent MakeDeletes(IEnumerable<string> paths)
    {
        var boundary = $"raso-{RandomNumberGenerator.GetHexString(32)}";
        var text = new StringBuilder();
        var number = 0;
        foreach (var path in paths)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n")
                .Append(CultureInfo.InvariantCulture, $"Content-ID: <{number++}>\r\n\r\nDELETE {path} HTTP/1.1\r\nContent-Length: 0\r\n\r\n\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(text.ToString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("multipart/mixed") { Parameters = { new NameValueHeaderValue("boundary", boundary) } };
        return content;
    }

    /// <summary>Reads the answers, by the number of their call.</summary>
    /// <exception cref="GoogleDriverException">It is no answer to a batch.</exception>
    public static IReadOnlyDictionary<int, GoogleBatchAnswer> Read(MediaTypeHeaderValue? type, string body)
    {
        var boundary = type?.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        if (string.IsNullOrEmpty(boundary))
        {
            throw GoogleCalls.Unreadable();
        }

        var answers = new Dictionary<int, GoogleBatchAnswer>();
        foreach (var part in body.ReplaceLineEndings("\n").Split($"--{boundary}"))
        {
            if (ReadPart(part) is var (number, answer))
            {
                answers[number] = answer;
            }
        }

        return answers;
    }

    private static (int Number, GoogleBatchAnswer Answer)? ReadPart(string part)
    {
        var pieces = part.TrimStart('\n').Split("\n\n", 3);
        if (pieces.Length < 2 || NumberOf(pieces[0]) is not { } number)
        {
            return null;
        }

        // "HTTP/1.1 204 No Content"
        var status = pieces[1].Split('\n')[0].Split(' ');
        return status.Length >= 2 && int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? (number, new GoogleBatchAnswer(code, pieces.Length == 3 ? pieces[2].Trim() : ""))
            : null;
    }

    private static int? NumberOf(string headers)
    {
        var header = headers.Split('\n').FirstOrDefault(line => line.StartsWith("Content-ID:", StringComparison.OrdinalIgnoreCase));
        var start = header?.LastIndexOf(IdPrefix, StringComparison.OrdinalIgnoreCase) ?? -1;
        return header is not null && start >= 0
            && int.TryParse(header[(start + IdPrefix.Length)..].TrimEnd('>', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
