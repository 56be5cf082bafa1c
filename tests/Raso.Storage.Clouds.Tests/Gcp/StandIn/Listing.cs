using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Lists of objects.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/list</remarks>
internal sealed class Listing(Store store, GoogleFaults faults)
{
    private const long LongestPage = 1000;

    internal Answer List(ApiRequest request, string bucketName)
    {
        var query = request.Query;
        RefuseUnknown(query);
        var page = query.Long("maxResults") is { } wanted
            ? wanted > 0 ? Math.Min(wanted, LongestPage) : throw ApiException.InvalidParameter("maxResults", JsonText.Number(wanted))
            : LongestPage;
        var prefix = query["prefix"] ?? "";
        var from = query["pageToken"] is { Length: > 0 } token ? PlaceOf(token) : Later(prefix, query["startOffset"] ?? "");
        return faults.Take(GoogleCall.List, FaultKind.EmptyPage) is not null
            ? Answer.Json(Body([], [], from))
            : store.Do(() => List(request, store.GetBucket(bucketName), prefix, from, page));
    }

    private static Answer List(ApiRequest request, Bucket bucket, string prefix, string from, long page)
    {
        var delimiter = request.Query["delimiter"] is { Length: > 0 } text ? text : null;
        var end = request.Query["endOffset"] is { Length: > 0 } offset ? offset : null;
        var withTrailing = request.Query.Flag("includeTrailingDelimiter");
        var (items, prefixes) = (new JsonArray(), new JsonArray());
        string? next = null;
        while (bucket.FirstName(from) is { } name && name.StartsWith(prefix, StringComparison.Ordinal)
            && (end is null || Utf8Order.Instance.Compare(name, end) < 0))
        {
            // https://cloud.google.com/storage/docs/json_api/v1/objects/list: maxResults counts items and prefixes together.
            if (items.Count + prefixes.Count >= page)
            {
                next = from;
                break;
            }

            var cut = delimiter is null ? -1 : name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            var group = cut < 0 ? null : name[..(cut + delimiter!.Length)];
            if (group is not null)
            {
                prefixes.Add(group);
            }

            if (group is null || (withTrailing && name == group))
            {
                items.Add(ObjectJson.Of(bucket.Find(name)!, request.Endpoint));
            }

            // The last code point stands behind every name of the group; NUL makes the next possible name.
            from = group is null ? $"{name}\0" : $"{group}\U0010FFFF";
        }

        return Answer.Json(Body(items, prefixes, next));
    }

    private static JsonObject Body(JsonArray items, JsonArray prefixes, string? next)
    {
        var body = new JsonObject { ["kind"] = "storage#objects" };
        if (next is not null)
        {
            body["nextPageToken"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"at:{next}"));
        }

        if (prefixes.Count > 0)
        {
            body["prefixes"] = prefixes;
        }

        if (items.Count > 0)
        {
            body["items"] = items;
        }

        return body;
    }

    private static string PlaceOf(string token)
    {
        try
        {
            var place = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
            return place.StartsWith("at:", StringComparison.Ordinal) ? place["at:".Length..] : throw ApiException.InvalidParameter("pageToken", token);
        }
        catch (FormatException)
        {
            throw ApiException.InvalidParameter("pageToken", token);
        }
    }

    private static string Later(string left, string right) => Utf8Order.Instance.Compare(left, right) < 0 ? right : left;

    private static void RefuseUnknown(QueryValues query)
    {
        if (query.Flag("versions") || query.Flag("softDeleted") || query["matchGlob"] is not null)
        {
            throw ApiException.NotImplemented("lists of versions, of deleted objects, or by a glob");
        }
    }
}
