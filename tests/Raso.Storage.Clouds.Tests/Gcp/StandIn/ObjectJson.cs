using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Objects as the JSON API tells them.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects#resource-representations</remarks>
internal static class ObjectJson
{
    /// <param name="stored">The object.</param>
    /// <param name="endpoint">Where the stand-in listens.</param>
    /// <param name="withHashes">Whether the caller sent the customer's key of an object: without it no hashes are told.</param>
    internal static JsonObject Of(StoredObject stored, Uri endpoint, bool withHashes = false)
    {
        var path = $"b/{Uri.EscapeDataString(stored.Bucket)}/o/{Uri.EscapeDataString(stored.Name)}";
        var generation = JsonText.Number(stored.Generation);
        var json = new JsonObject
        {
            ["kind"] = "storage#object",
            ["id"] = $"{stored.Bucket}/{stored.Name}/{generation}",
            ["selfLink"] = $"{endpoint}storage/v1/{path}",
            ["mediaLink"] = $"{endpoint}download/storage/v1/{path}?generation={generation}&alt=media",
            ["name"] = stored.Name,
            ["bucket"] = stored.Bucket,
            ["generation"] = generation,
            ["metageneration"] = JsonText.Number(stored.Metageneration),
            ["storageClass"] = stored.StorageClass,
            ["size"] = JsonText.Number(stored.Content.Length),
            ["etag"] = stored.ETag,
            ["timeCreated"] = JsonText.Time(stored.Created),
            ["updated"] = JsonText.Time(stored.Updated),
            ["timeStorageClassUpdated"] = JsonText.Time(stored.Created),
            ["timeFinalized"] = JsonText.Time(stored.Created),
        };
        AddMetadata(json, stored.Metadata);
        if (withHashes || stored.KeySha256 is null)
        {
            Add(json, "md5Hash", stored.Md5);
            Add(json, "crc32c", stored.Content.Crc32C);
        }

        Add(json, "kmsKeyName", stored.KmsKey);
        if (stored.Components is { } components)
        {
            json["componentCount"] = components;
        }

        if (stored.KeySha256 is { } key)
        {
            json["customerEncryption"] = new JsonObject { ["encryptionAlgorithm"] = CustomerKey.Algorithm, ["keySha256"] = key };
        }

        return json;
    }

    private static void AddMetadata(JsonObject json, ObjectMetadata metadata)
    {
        Add(json, "contentType", metadata.ContentType);
        Add(json, "contentEncoding", metadata.ContentEncoding);
        Add(json, "contentDisposition", metadata.ContentDisposition);
        Add(json, "contentLanguage", metadata.ContentLanguage);
        Add(json, "cacheControl", metadata.CacheControl);
        Add(json, "customTime", metadata.CustomTime is { } time ? JsonText.Time(time) : null);
        if (metadata.TemporaryHold)
        {
            json["temporaryHold"] = true;
        }

        if (metadata.EventBasedHold)
        {
            json["eventBasedHold"] = true;
        }

        if (!metadata.Custom.IsEmpty)
        {
            json["metadata"] = new JsonObject(metadata.Custom.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        }
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
