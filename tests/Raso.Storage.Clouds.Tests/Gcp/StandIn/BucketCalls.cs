using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Calls on buckets.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/buckets</remarks>
internal sealed class BucketCalls(Store store)
{
    internal async Task<Answer> InsertAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var project = request.Query["project"] ?? throw ApiException.Required("project");
        var body = await request.ReadJsonAsync(cancellationToken) ?? throw ApiException.Required("body");
        var name = JsonText.String(body["name"], "name") ?? throw ApiException.Required("name");
        _ = ObjectMetadata.StorageClassOf(body);
        return store.Do(() => Answer.Json(store.AddBucket(name, project, body).ToJson(request.Endpoint)));
    }

    internal Answer Get(ApiRequest request, string name) => store.Do(() => Answer.Json(store.GetBucket(name).ToJson(request.Endpoint)));

    internal Answer List(ApiRequest request)
    {
        var project = request.Query["project"] ?? throw ApiException.Required("project");
        var prefix = request.Query["prefix"] ?? "";
        var from = request.Query["pageToken"] ?? "";
        var page = (int)Math.Min(request.Query.Long("maxResults") ?? 1000, 1000);
        return store.Do(() =>
        {
            var found = store.BucketsOf(project)
                .Where(bucket => bucket.Name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(bucket.Name, from) >= 0)
                .Take(page + 1)
                .ToList();
            var body = new JsonObject { ["kind"] = "storage#buckets" };
            if (found.Count > page)
            {
                body["nextPageToken"] = found[page].Name;
            }

            if (found.Count > 0)
            {
                body["items"] = new JsonArray([.. found.Take(page).Select(bucket => bucket.ToJson(request.Endpoint))]);
            }

            return Answer.Json(body);
        });
    }

    internal async Task<Answer> PatchAsync(ApiRequest request, string name, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken) ?? throw ApiException.Required("body");
        _ = ObjectMetadata.StorageClassOf(body);
        return store.Do(() =>
        {
            var bucket = store.GetBucket(name);
            bucket.Change(body);
            return Answer.Json(bucket.ToJson(request.Endpoint));
        });
    }

    internal Answer Delete(string name) => store.Do(() =>
    {
        store.RemoveBucket(name);
        return Answer.Empty(204);
    });
}
