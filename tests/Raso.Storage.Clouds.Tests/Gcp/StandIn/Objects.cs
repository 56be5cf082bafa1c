using Microsoft.AspNetCore.Http;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Calls on one object: get, download, patch, update, delete.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects</remarks>
internal sealed class Objects(Store store)
{
    internal Answer Get(ApiRequest request, string bucket, string name)
    {
        var stored = Read(request, bucket, name, Preconditions.Of(request.Query));
        ETags.Check(request, stored.ETag);
        var key = CustomerKey.Of(request);
        if (key is not null)
        {
            CustomerKey.Check(stored, key);
        }

        // https://cloud.google.com/storage/docs/encryption/customer-supplied-keys#restrictions: without the key no hashes are told.
        var answer = Answer.Json(ObjectJson.Of(stored, request.Endpoint, withHashes: key is not null));
        answer.Headers.ETag = stored.ETag;
        return answer;
    }

    /// <summary>Gives the content, whole or one range of it.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/get, https://cloud.google.com/storage/docs/json_api/v1/parameters#range</remarks>
    internal Answer Download(ApiRequest request, string bucket, string name)
    {
        var stored = Read(request, bucket, name, Preconditions.Of(request.Query));
        ETags.Check(request, stored.ETag);
        CustomerKey.Check(stored, CustomerKey.Of(request));
        var answer = Content(request, stored, isHead: false);
        answer.Headers.ETag = stored.ETag;
        return answer;
    }

    internal async Task<Answer> PatchAsync(ApiRequest request, string bucket, string name, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken) ?? throw ApiException.Required("body");
        return Describe(request, bucket, name, current =>
        {
            // https://cloud.google.com/storage/docs/changing-storage-classes: the class of an object changes by rewriting it.
            return ObjectMetadata.StorageClassOf(body) is { } storageClass && storageClass != current.StorageClass
                ? throw ApiException.Invalid("The storage class of an object is changed by a rewrite.")
                : current.Metadata.With(body);
        });
    }

    /// <summary>Replaces the whole description: what the body does not name is taken away.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/update</remarks>
    internal async Task<Answer> UpdateAsync(ApiRequest request, string bucket, string name, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken) ?? throw ApiException.Required("body");
        return Describe(request, bucket, name, current => (ObjectMetadata.None with { CustomTime = current.Metadata.CustomTime }).With(body));
    }

    internal Answer Delete(ApiRequest request, string bucket, string name)
    {
        Remove(bucket, name, request.Query.Long("generation"), Preconditions.Of(request.Query));
        return Answer.Empty(204);
    }

    internal void Remove(string bucket, string name, long? generation, Preconditions conditions) => store.Do(() =>
    {
        var stored = store.GetObject(bucket, name, generation);
        conditions.Check(stored);
        store.Delete(stored);
        return true;
    });

    internal StoredObject Read(ApiRequest request, string bucket, string name, Preconditions conditions)
    {
        var stored = store.Do(() => store.GetObject(bucket, name, request.Query.Long("generation")));
        conditions.CheckRead(stored);
        return stored;
    }

    /// <summary>The answer with an object's content and the headers that both APIs give to it.</summary>
    internal static Answer Content(ApiRequest request, StoredObject stored, bool isHead)
    {
        var (offset, count, isPart) = ByteSpan.Of(request.Header("Range"), stored.Content.Length);
        var answer = new Answer(isPart ? 206 : 200) { Content = stored.Content, Offset = offset, Count = count, IsHead = isHead };
        var headers = answer.Headers;
        headers.ContentType = stored.ContentType;
        headers.AcceptRanges = "bytes";
        headers.LastModified = stored.Updated.ToString("R");
        headers["x-goog-generation"] = JsonText.Number(stored.Generation);
        headers["x-goog-metageneration"] = JsonText.Number(stored.Metageneration);
        headers["x-goog-stored-content-encoding"] = stored.Metadata.ContentEncoding ?? "identity";
        headers["x-goog-stored-content-length"] = JsonText.Number(stored.Content.Length);
        headers["x-goog-storage-class"] = stored.StorageClass;

        // https://cloud.google.com/storage/docs/xml-api/reference-headers#xgooghash: one header a hash, always of the whole object.
        headers.Append("x-goog-hash", $"crc32c={stored.Content.Crc32C}");
        if (stored.Md5 is { } md5)
        {
            headers.Append("x-goog-hash", $"md5={md5}");
        }

        if (isPart)
        {
            headers.ContentRange = $"bytes {offset}-{offset + count - 1}/{stored.Content.Length}";
        }

        Add(headers, "Cache-Control", stored.Metadata.CacheControl);
        Add(headers, "Content-Encoding", stored.Metadata.ContentEncoding);
        Add(headers, "Content-Language", stored.Metadata.ContentLanguage);
        Add(headers, "Content-Disposition", stored.Metadata.ContentDisposition);
        if (stored.KeySha256 is { } key)
        {
            headers["x-goog-encryption-algorithm"] = CustomerKey.Algorithm;
            headers["x-goog-encryption-key-sha256"] = key;
        }

        return answer;
    }

    private static void Add(IHeaderDictionary headers, string name, string? value)
    {
        if (value is not null)
        {
            headers[name] = value;
        }
    }

    private Answer Describe(ApiRequest request, string bucket, string name, Func<StoredObject, ObjectMetadata> change)
    {
        var described = store.Do(() =>
        {
            var current = store.GetObject(bucket, name, request.Query.Long("generation"));
            Preconditions.Of(request.Query).Check(current);
            return store.Describe(current, change(current));
        });
        return Answer.Json(ObjectJson.Of(described, request.Endpoint));
    }
}
