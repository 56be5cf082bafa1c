using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Reply(int Status, byte[] Bytes, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    internal string Text => Encoding.UTF8.GetString(Bytes);

    internal JsonObject Json => JsonNode.Parse(Bytes)!.AsObject();

    /// <summary>The reason of a refusal in the JSON API's form.</summary>
    internal string Reason => (string)Json["error"]!["errors"]![0]!["reason"]!;

    internal string this[string field] => (string)Json[field]!;

    internal string? Header(string name) =>
        Headers.NonValidated.TryGetValues(name, out var values) || ContentHeaders.NonValidated.TryGetValues(name, out values)
            ? string.Join(",", values)
            : null;
}
