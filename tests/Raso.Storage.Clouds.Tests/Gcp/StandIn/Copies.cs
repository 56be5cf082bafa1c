using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>What rewrites and copies share: the source that is read and the object that comes of it.</summary>
internal sealed class Copies(Store store)
{
    internal StoredObject Source(ApiRequest request, string bucket, string name)
    {
        var source = store.Do(() => store.GetObject(bucket, name, request.Query.Long("sourceGeneration")));
        Preconditions.OfSource(request.Query).Check(source);
        CustomerKey.Check(source, CustomerKey.OfSource(request));
        return source;
    }

    /// <summary>Makes the destination: without a body it is described like its source, with one the body alone describes it.</summary>
    /// <remarks>
    /// https://cloud.google.com/storage/docs/json_api/v1/objects/rewrite. A body without a storage class gets the default class of the
    /// destination's bucket: https://cloud.google.com/storage/docs/gsutil/commands/cp, option -s.
    /// </remarks>
    internal StoredObject Make(ApiRequest request, StoredObject source, string bucketName, string name, JsonObject? body) => store.Do(() =>
    {
        var bucket = store.GetBucket(bucketName);
        var isDescribed = body is { Count: > 0 };
        var made = new StoredObject
        {
            Bucket = bucketName,
            Name = name,
            Content = source.Content,
            Components = source.Components,
            Metadata = isDescribed
                ? ObjectMetadata.None.With(body!)
                : source.Metadata with { TemporaryHold = false, EventBasedHold = false },
            StorageClass = ObjectMetadata.StorageClassOf(body) ?? (isDescribed ? bucket.StorageClass : source.StorageClass),
            KeySha256 = CustomerKey.Of(request),
            KmsKey = KmsKey.Used(request.Query["destinationKmsKeyName"] ?? JsonText.String(body?["kmsKeyName"], "kmsKeyName")),
        };
        return store.Put(made, Preconditions.Of(request.Query));
    });

    /// <summary>Copies in one call.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/copy</remarks>
    internal async Task<Answer> CopyAsync(
        ApiRequest request, string fromBucket, string fromName, string toBucket, string toName, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken);
        var source = Source(request, fromBucket, fromName);
        return Answer.Json(ObjectJson.Of(Make(request, source, toBucket, toName, body), request.Endpoint, withHashes: true));
    }
}
