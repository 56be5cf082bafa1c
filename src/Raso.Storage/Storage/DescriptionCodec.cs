using System.Security.Cryptography;

namespace Raso.Storage;

/// <summary>Turns what callers say of a file into what a store keeps, and back.</summary>
internal static class DescriptionCodec
{
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static ObjectDescription Describe(StoreOptions options, string? sha256, string? token) => new()
    {
        ContentType = options.ContentType,
        CacheControl = options.CacheControl,
        ContentDisposition = options.ContentDisposition,
        Metadata = WithOwn(options.Metadata.ToDictionary(entry => entry.Key, entry => MetadataText.Encode(entry.Value)), sha256, token),
        Tags = options.Tags,
        Tier = options.Tier,
        Encryption = options.Encryption,
    };

    /// <summary>Describes a copy: what the source has, its checksum in the metadata, and the token of this write.</summary>
    public static ObjectDescription DescribeCopy(ObjectInfo source, string? token)
    {
        var metadata = new Dictionary<string, string>(source.Description.Metadata);
        metadata.Remove(MetadataKeys.WriteToken);
        return source.Description with { Metadata = WithOwn(metadata, Sha256Of(source), token) };
    }

    public static string? Sha256Of(ObjectInfo info) =>
        Sha256Text.Normalize(info.Description.Metadata.GetValueOrDefault(MetadataKeys.Sha256)) ?? Sha256Text.Normalize(info.AnnotatedSha256);

    public static string? TokenOf(ObjectInfo info) => info.Description.Metadata.GetValueOrDefault(MetadataKeys.WriteToken);

    public static StoredFile ToStoredFile(DriverGateway gateway, ObjectInfo info, string? sha256 = null) => new()
    {
        Path = info.Path,
        Backend = gateway.Name,
        Uri = gateway.Driver.GetUri(info.Path),
        Length = info.Length,
        ETag = info.ETag,
        LastModified = info.LastModified,
        Sha256 = sha256 ?? Sha256Of(info),
        ContentType = info.Description.ContentType,
        CacheControl = info.Description.CacheControl,
        ContentDisposition = info.Description.ContentDisposition,
        Tier = info.Description.Tier,
        Metadata = info.Description.Metadata
            .Where(entry => !entry.Key.StartsWith(MetadataKeys.Prefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(entry => entry.Key, entry => MetadataText.Decode(entry.Value)),
    };

    private static Dictionary<string, string> WithOwn(Dictionary<string, string> metadata, string? sha256, string? token)
    {
        if (sha256 is not null)
        {
            metadata[MetadataKeys.Sha256] = sha256;
        }

        if (token is not null)
        {
            metadata[MetadataKeys.WriteToken] = token;
        }

        return metadata;
    }
}
