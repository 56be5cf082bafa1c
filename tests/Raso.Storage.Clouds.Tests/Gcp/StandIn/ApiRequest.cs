using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>A call as it came, over a connection or inside a batch.</summary>
internal sealed class ApiRequest
{
    internal ApiRequest(string method, string target, Uri endpoint, IHeaderDictionary headers, Stream body)
    {
        Method = method;
        Endpoint = endpoint;
        Headers = headers;
        Body = body;

        // A client may send the absolute form, and the URLs inside a batch have it often.
        Target = Uri.TryCreate(target, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? target[target.IndexOf('/', absolute.Scheme.Length + "://".Length)..]
            : target;
        var mark = Target.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? Target : Target[..mark];
        Query = new QueryValues(mark < 0 ? "" : Target[mark..]);
        Segments = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    internal string Method { get; }

    /// <summary>Path and query as they were sent: the encoding of names decides.</summary>
    internal string Target { get; }

    internal string Path { get; }

    internal QueryValues Query { get; }

    internal string[] Segments { get; }

    internal Uri Endpoint { get; }

    internal IHeaderDictionary Headers { get; }

    internal Stream Body { get; }

    internal bool IsInBatch { get; init; }

    internal string? Header(string name) => Headers.TryGetValue(name, out var values) && values.Count > 0 ? values.ToString() : null;

    /// <summary>The JSON body; null when there is none.</summary>
    internal async Task<JsonObject?> ReadJsonAsync(CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        await Body.CopyToAsync(text, cancellationToken);
        return text.Length == 0 ? null : ParseJson(text.ToArray());
    }

    internal static JsonObject ParseJson(byte[] text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw ApiException.ParseError("Parse Error");
        }
        catch (JsonException)
        {
            throw ApiException.ParseError("Parse Error");
        }
    }
}
