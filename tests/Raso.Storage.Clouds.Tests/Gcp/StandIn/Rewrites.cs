using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Copies that may take several calls.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/rewrite</remarks>
internal sealed class Rewrites(Store store, Copies copies, long? bytesPerCall)
{
    private const long Unit = 1 << 20;

    private readonly ConcurrentDictionary<string, Rewrite> _open = new(StringComparer.Ordinal);

    internal async Task<Answer> RewriteAsync(
        ApiRequest request, string fromBucket, string fromName, string toBucket, string toName, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken);
        Store.CheckName(toName);
        var source = copies.Source(request, fromBucket, fromName);
        store.Do(() =>
        {
            Preconditions.Of(request.Query).Check(store.GetBucket(toBucket).Find(toName));
            return true;
        });

        // A token goes on with the same request alone: source, destination and what was asked for them.
        var asked = new Rewrite(source, toBucket, toName, body?.ToJsonString() ?? "", CustomerKey.Of(request), Done: 0);
        var before = request.Query["rewriteToken"] is { Length: > 0 } token ? Before(token, asked) : asked;
        var length = source.Content.Length;
        var done = Math.Min(length, before.Done + Limit(request));
        var answer = new JsonObject
        {
            ["kind"] = "storage#rewriteResponse",
            ["totalBytesRewritten"] = JsonText.Number(done),
            ["objectSize"] = JsonText.Number(length),
            ["done"] = done == length,
        };
        if (done < length)
        {
            var next = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
            _open[next] = before with { Done = done };
            answer["rewriteToken"] = next;
        }
        else
        {
            answer["resource"] = ObjectJson.Of(copies.Make(request, source, toBucket, toName, body), request.Endpoint, withHashes: true);
        }

        return Answer.Json(answer);
    }

    private Rewrite Before(string token, Rewrite asked) =>
        _open.GetValueOrDefault(token) is { } before && before with { Done = 0 } == asked
            ? before
            : throw ApiException.Invalid("The rewriteToken does not belong to this request: source, destination, metadata and keys must not change.");

    // "must be an integral multiple of 1 MiB"
    private long Limit(ApiRequest request)
    {
        var asked = request.Query.Long("maxBytesRewrittenPerCall");
        return asked is { } bytes && (bytes == 0 || bytes % Unit != 0)
            ? throw ApiException.InvalidParameter("maxBytesRewrittenPerCall", JsonText.Number(bytes))
            : Math.Min(asked ?? long.MaxValue / 2, bytesPerCall ?? long.MaxValue / 2);
    }

    private sealed record Rewrite(StoredObject Source, string Bucket, string Name, string Body, string? Key, long Done);
}
