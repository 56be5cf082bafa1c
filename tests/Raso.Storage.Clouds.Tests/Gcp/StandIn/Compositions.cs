using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Objects made of others of the same bucket.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/compose, https://cloud.google.com/storage/docs/composite-objects</remarks>
internal sealed class Compositions(Store store)
{
    private const int MostSources = 32;

    internal async Task<Answer> ComposeAsync(ApiRequest request, string bucketName, string name, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken) ?? throw ApiException.Required("body");
        var named = body["sourceObjects"] as JsonArray ?? throw ApiException.Required("sourceObjects");
        if (named.Count is 0 or > MostSources)
        {
            throw ApiException.Invalid($"The number of source components provided ({named.Count}) must be between 1 and {MostSources}.");
        }

        var key = CustomerKey.Of(request);
        var sources = named.Select(node => Source(bucketName, node, key)).ToList();
        using var writer = new ContentWriter();
        foreach (var source in sources)
        {
            await source.Content.CopyToAsync(0, source.Content.Length, writer.WriteAsync, cancellationToken);
        }

        var destination = body["destination"] as JsonObject;
        var composed = store.Do(() => store.Put(
            new StoredObject
            {
                Bucket = bucketName,
                Name = name,
                Content = writer.Finish(),
                Metadata = ObjectMetadata.None.With(destination ?? []),
                StorageClass = ObjectMetadata.StorageClassOf(destination) ?? store.GetBucket(bucketName).StorageClass,
                KeySha256 = key,
                KmsKey = KmsKey.Used(request.Query["kmsKeyName"]),
                Components = sources.Sum(source => source.Components ?? 1),
            },
            Preconditions.Of(request.Query)));
        return Answer.Json(ObjectJson.Of(composed, request.Endpoint, withHashes: true));
    }

    private StoredObject Source(string bucket, JsonNode? node, string? key)
    {
        var name = JsonText.String(node?["name"], "sourceObjects.name") ?? throw ApiException.Required("sourceObjects.name");
        var source = store.Do(() => store.GetObject(bucket, name, JsonText.Long(node?["generation"], "generation")));
        Preconditions.OfComposed(node).Check(source);
        CustomerKey.Check(source, key);
        return source;
    }
}
