using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>What an upload was asked to make.</summary>
internal sealed record UploadPlan(string Bucket, string Name, ObjectMetadata Metadata, string StorageClass, Preconditions Conditions)
{
    private string? KmsKeyName { get; init; }

    private string? KeySha256 { get; init; }

    private string? Md5 { get; init; }

    private string? Crc { get; init; }

    /// <summary>Reads the plan of an upload through the JSON API.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/insert</remarks>
    internal static UploadPlan Of(Store store, ApiRequest request, string bucketName, JsonObject? body, string? contentType)
    {
        var bucket = store.Do(() => store.GetBucket(bucketName));
        var name = request.Query["name"] ?? JsonText.String(body?["name"], "name") ?? throw ApiException.Required("name");
        Store.CheckName(name);
        if (JsonText.String(body?["bucket"], "bucket") is { } other && other != bucketName)
        {
            throw ApiException.Invalid($"Value '{other}' in the body does not agree with the bucket '{bucketName}' of the URL.");
        }

        var metadata = ObjectMetadata.None.With(body ?? []);
        return new UploadPlan(
            bucketName,
            name,
            metadata with
            {
                ContentType = metadata.ContentType ?? contentType,
                ContentEncoding = request.Query["contentEncoding"] ?? metadata.ContentEncoding,
            },
            ObjectMetadata.StorageClassOf(body) ?? bucket.StorageClass,
            Preconditions.Of(request.Query))
        {
            KmsKeyName = request.Query["kmsKeyName"] ?? JsonText.String(body?["kmsKeyName"], "kmsKeyName"),
            KeySha256 = CustomerKey.Of(request),
            Md5 = JsonText.String(body?["md5Hash"], "md5Hash"),
            Crc = JsonText.String(body?["crc32c"], "crc32c"),
        };
    }

    /// <summary>Reads the plan of an upload through the XML API, whose metadata are headers.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/xml-api/put-object-upload</remarks>
    internal static UploadPlan OfHeaders(Store store, ApiRequest request, string bucketName, string name)
    {
        var bucket = store.Do(() => store.GetBucket(bucketName));
        const string Custom = "x-goog-meta-";
        return new UploadPlan(
            bucketName,
            name,
            new ObjectMetadata
            {
                ContentType = request.Header("Content-Type"),
                ContentEncoding = request.Header("Content-Encoding"),
                ContentDisposition = request.Header("Content-Disposition"),
                ContentLanguage = request.Header("Content-Language"),
                CacheControl = request.Header("Cache-Control"),
                Custom = ObjectMetadata.Checked(ObjectMetadata.None.Custom.AddRange(
                    request.Headers.Where(header => header.Key.StartsWith(Custom, StringComparison.OrdinalIgnoreCase))
                        .Select(header => KeyValuePair.Create(header.Key[Custom.Length..].ToLowerInvariant(), header.Value.ToString())))),
            },
            request.Header("x-goog-storage-class") is { } storageClass ? ObjectMetadata.StorageClassOf(storageClass) : bucket.StorageClass,
            Preconditions.OfHeaders(request))
        {
            KmsKeyName = request.Header("x-goog-encryption-kms-key-name"),
            KeySha256 = CustomerKey.Of(request),
            Md5 = request.Header("Content-MD5"),
        };
    }

    /// <summary>Refuses before the first byte what can be known by then.</summary>
    internal void CheckConditions(Store store) => store.Do(() =>
    {
        Conditions.Check(store.GetBucket(Bucket).Find(Name));
        return true;
    });

    /// <summary>Makes the object when the content has the hashes that were told for it, and the conditions (still) hold.</summary>
    internal StoredObject Commit(Store store, Content content, string? hashes)
    {
        CheckHash("MD5 hash", Md5 ?? Told(hashes, "md5"), content.Md5);
        CheckHash("CRC32C", Crc ?? Told(hashes, "crc32c"), content.Crc32C);
        if (Crc is not null)
        {
            CheckHash("CRC32C", Told(hashes, "crc32c"), content.Crc32C);
        }

        if (Md5 is not null)
        {
            CheckHash("MD5 hash", Told(hashes, "md5"), content.Md5);
        }

        if (KmsKeyName is not null && KeySha256 is not null)
        {
            throw ApiException.Invalid("A customer-supplied encryption key and a Cloud KMS key cannot be given together.");
        }

        var planned = new StoredObject
        {
            Bucket = Bucket,
            Name = Name,
            Content = content,
            Metadata = Metadata,
            StorageClass = StorageClass,
            KeySha256 = KeySha256,
            KmsKey = KmsKey.Used(KmsKeyName),
        };
        return store.Do(() => store.Put(planned, Conditions));
    }

    // https://cloud.google.com/storage/docs/xml-api/reference-headers#xgooghash: "crc32c=n03x6A==,md5=Ojk9c3dhfxgoKVVHYwFbHQ=="
    private static string? Told(string? hashes, string algorithm) =>
        hashes?.Split(',', StringSplitOptions.TrimEntries)
            .Where(part => part.StartsWith($"{algorithm}=", StringComparison.Ordinal))
            .Select(part => part[(algorithm.Length + 1)..])
            .FirstOrDefault();

    // https://cloud.google.com/storage/docs/data-validation#validation_with_hash_metadata
    private static void CheckHash(string algorithm, string? told, string calculated)
    {
        if (told is not null && told != calculated)
        {
            throw ApiException.Invalid($"Provided {algorithm} \"{told}\" doesn't match calculated {algorithm} \"{calculated}\".");
        }
    }
}
