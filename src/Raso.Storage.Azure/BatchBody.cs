using System.Globalization;
using System.Text;
using Azure.Core;

namespace Raso.Storage.Azure;

/// <summary>The body of a batch: signed requests, one after the other (https://learn.microsoft.com/rest/api/storageservices/blob-batch).</summary>
internal sealed class BatchBody(string boundary)
{
    private const string End = "\r\n";
    private readonly StringBuilder _text = new();
    private int _count;

    /// <summary>Writes a request as it stands in a batch.</summary>
    public static string Write(Request request)
    {
        var text = new StringBuilder($"{request.Method} {request.Uri.ToUri().PathAndQuery} HTTP/1.1{End}");
        foreach (var header in request.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{header.Name}: {header.Value}{End}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"Content-Length: 0{End}").ToString();
    }

    public void Add(string request) => _text.Append(
        CultureInfo.InvariantCulture,
        $"--{boundary}{End}Content-Type: application/http{End}Content-Transfer-Encoding: binary{End}Content-ID: {_count++}{End}{End}{request}{End}");

    public BinaryData Finish() => BinaryData.FromString(_text.Append(CultureInfo.InvariantCulture, $"--{boundary}--{End}").ToString());
}
