using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Partial responses: <c>fields=nextPageToken,prefixes,items(name,size)</c>.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/how-tos/performance#partial-response</remarks>
internal sealed class Fields
{
    private readonly Dictionary<string, Fields> _chosen = new(StringComparer.Ordinal);

    internal static JsonObject Apply(string selector, JsonObject body)
    {
        var place = 0;
        var fields = Parse(selector, ref place);
        return place == selector.Length ? fields.Cut(body) : throw Wrong(selector);
    }

    // list = path *("," path);  path = name *("/" name) ["(" list ")"]
    private static Fields Parse(string selector, ref int place)
    {
        var fields = new Fields();
        do
        {
            place += fields._chosen.Count > 0 ? 1 : 0;
            fields.ParsePath(selector, ref place);
        }
        while (place < selector.Length && selector[place] == ',');

        return fields;
    }

    private static ApiException Wrong(string selector) => new(400, "invalidParameter", $"Invalid field selection {selector}")
    {
        Location = "fields",
        LocationType = "parameter",
    };

    private void ParsePath(string selector, ref int place)
    {
        var start = place;
        while (place < selector.Length && (char.IsAsciiLetterOrDigit(selector[place]) || selector[place] is '*' or '_' or '-'))
        {
            place++;
        }

        var name = selector[start..place];
        if (name.Length == 0)
        {
            throw Wrong(selector);
        }

        var inner = new Fields();
        if (place < selector.Length && selector[place] == '/')
        {
            place++;
            inner.ParsePath(selector, ref place);
        }
        else if (place < selector.Length && selector[place] == '(')
        {
            place++;
            inner = Parse(selector, ref place);
            if (place >= selector.Length || selector[place++] != ')')
            {
                throw Wrong(selector);
            }
        }

        Add(name, inner);
    }

    private void Add(string name, Fields inner)
    {
        if (!_chosen.TryGetValue(name, out var before))
        {
            _chosen[name] = inner;
            return;
        }

        foreach (var (key, value) in inner._chosen)
        {
            before.Add(key, value);
        }
    }

    private JsonObject Cut(JsonObject body)
    {
        var cut = new JsonObject();
        foreach (var (name, value) in body)
        {
            if (_chosen.TryGetValue(name, out var inner) || _chosen.TryGetValue("*", out inner))
            {
                cut[name] = inner._chosen.Count == 0 ? value?.DeepClone() : inner.CutNode(value);
            }
        }

        return cut;
    }

    private JsonNode? CutNode(JsonNode? node) => node switch
    {
        JsonObject inner => Cut(inner),
        JsonArray list => new JsonArray([.. list.Select(CutNode)]),
        _ => node?.DeepClone(),
    };
}
