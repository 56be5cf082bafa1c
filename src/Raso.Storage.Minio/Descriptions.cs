namespace Raso.Storage.Minio;

/// <summary>Turns descriptions into headers, and back.</summary>
internal sealed class Descriptions(Encryption encryption, string? defaultTier, TimeProvider timeProvider)
{
    private const string MetadataHeader = "x-amz-meta-";
    private const string TierHeader = "x-amz-storage-class";

    /// <summary>Gets the tier that answers do not name.</summary>
    public string? DefaultTier => defaultTier;

    /// <summary>Gets the headers of a request that makes an object.</summary>
    public Dictionary<string, string> ToHeaders(ObjectDescription description)
    {
        var headers = new Dictionary<string, string>();
        Add("Content-Type", description.ContentType);
        Add("Cache-Control", description.CacheControl);
        Add("Content-Disposition", description.ContentDisposition);
        Add(TierHeader, description.Tier);
        foreach (var (key, value) in description.Metadata)
        {
            // Gateways turn underscores of header names into hyphens, and some proxies drop such headers.
            headers[MetadataHeader + key.Replace('_', '-')] = value;
        }

        encryption.AddForNew(headers, description.Encryption);
        return headers;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                headers[name] = value;
            }
        }
    }

    public ObjectInfo ToInfo(StoragePath path, AnswerHeaders answer, string etag, long length) => new()
    {
        Path = path,
        Length = length,
        ETag = etag,
        LastModified = answer.Time("Last-Modified") ?? answer.Time("Date") ?? timeProvider.GetUtcNow(),
        Description = new ObjectDescription
        {
            ContentType = answer["Content-Type"],
            CacheControl = answer["Cache-Control"],
            ContentDisposition = answer["Content-Disposition"],
            Metadata = answer.All
                .Where(header => header.Key.StartsWith(MetadataHeader, StringComparison.OrdinalIgnoreCase))
                .ToDictionary(header => header.Key[MetadataHeader.Length..].ToLowerInvariant().Replace('-', '_'), header => header.Value),
            Tier = answer[TierHeader] ?? defaultTier,
            Encryption = encryption.HasCustomerKey ? null : Encryption.Of(answer),
        },
    };
}
