using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Up to 100 calls in one request.</summary>
/// <remarks>https://cloud.google.com/storage/docs/batch</remarks>
internal sealed class Batch(Func<ApiRequest, CancellationToken, Task<Answer>> answer)
{
    private const int MostCalls = 100;
    private const string Boundary = "batch_stand_in";

    internal async Task<Answer> RunAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type)
            || !type.MediaType.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            throw new ApiException(400, "badRequest", "Content-Type must be multipart/mixed with a boundary.");
        }

        var calls = await ReadAsync(request, boundary, cancellationToken);
        if (calls.Count > MostCalls)
        {
            throw new ApiException(400, "badRequest", $"The batch request could not be processed. Batch size {calls.Count} exceeds the limit of {MostCalls}.");
        }

        using var body = new MemoryStream();
        foreach (var (id, call) in calls)
        {
            var answered = await answer(call, cancellationToken);
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Type: application/http\r\nContent-ID: <response-{id}>\r\n\r\n"));
            body.Write(Encoding.UTF8.GetBytes(Head(answered)));
            body.Write(answered.Body);
            body.Write("\r\n"u8);
        }

        body.Write(Encoding.UTF8.GetBytes($"--{Boundary}--\r\n"));
        var whole = new Answer(200) { Body = body.ToArray() };
        whole.Headers.ContentType = $"multipart/mixed; boundary={Boundary}";
        return whole;
    }

    private static async Task<List<(string Id, ApiRequest Call)>> ReadAsync(ApiRequest request, string boundary, CancellationToken cancellationToken)
    {
        var calls = new List<(string Id, ApiRequest Call)>();
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            using var text = new MemoryStream();
            await section.Body.CopyToAsync(text, cancellationToken);
            if (section.ContentType?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) != true)
            {
                throw new ApiException(400, "badRequest", "Each part of a batch must be application/http.");
            }

            var id = section.Headers is { } headers && headers.TryGetValue("Content-ID", out var values)
                ? values.ToString().Trim('<', '>')
                : (calls.Count + 1).ToString(CultureInfo.InvariantCulture);
            calls.Add((id, Parse(request, text.ToArray())));
        }

        return calls;
    }

    private static ApiRequest Parse(ApiRequest outer, byte[] text)
    {
        // Google's client for .NET ends some lines with LF alone.
        var (end, next) = EndOfHead(text);
        var head = Encoding.UTF8.GetString(text[..end]).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (head.Length == 0 || head[0].Split(' ') is not [var method, var target, ..])
        {
            throw new ApiException(400, "badRequest", "A part of the batch is no HTTP request.");
        }

        // "If you provide an Authorization header for the outer request, it applies to all calls that do not override it."
        IHeaderDictionary headers = new HeaderDictionary();
        if (outer.Header("Authorization") is { } authorization)
        {
            headers.Authorization = authorization;
        }

        foreach (var line in head.Skip(1).Select(line => line.Split(':', 2)).Where(line => line.Length == 2))
        {
            headers[line[0].Trim()] = line[1].Trim();
        }

        return new ApiRequest(method, target, outer.Endpoint, headers, new MemoryStream(text[next..])) { IsInBatch = true };
    }

    private static (int End, int Next) EndOfHead(byte[] text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            var blank = text.AsSpan(place).StartsWith("\n\n"u8) ? 2 : text.AsSpan(place).StartsWith("\n\r\n"u8) ? 3 : 0;
            if (blank > 0)
            {
                return (place, place + blank);
            }
        }

        return (text.Length, text.Length);
    }

    private static string Head(Answer answered)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answered.Status} {ReasonPhrases.GetReasonPhrase(answered.Status)}\r\n");
        foreach (var (name, values) in answered.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {values}\r\n");
        }

        return head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answered.Body.Length}\r\n\r\n").ToString();
    }
}
