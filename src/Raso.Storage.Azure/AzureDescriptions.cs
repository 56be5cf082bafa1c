using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;

namespace Raso.Storage.Azure;

/// <summary>Between what the engine says of an object and what the service keeps with a blob.</summary>
internal static class AzureDescriptions
{
    public static BlobHttpHeaders Headers(ObjectDescription description) => new()
    {
        ContentType = description.ContentType,
        CacheControl = description.CacheControl,
        ContentDisposition = description.ContentDisposition,
    };

    public static AccessTier? Tier(ObjectDescription description) => description.Tier is { } tier ? new AccessTier(tier) : default(AccessTier?);

    public static Dictionary<string, string>? Tags(ObjectDescription description) =>
        description.Tags.Count == 0 ? null : new Dictionary<string, string>(description.Tags);

    public static Dictionary<string, string> Metadata(ObjectDescription description) => new(description.Metadata);

    public static BlobRequestConditions? Conditions(WriteCondition condition) => condition switch
    {
        { CreateOnly: true } => new BlobRequestConditions { IfNoneMatch = ETag.All },
        { IfMatch: { } tag } => new BlobRequestConditions { IfMatch = new ETag(tag) },
        _ => null,
    };

    /// <summary>Writes an ETag as headers do, in quotes; listings leave them out.</summary>
    public static string Tag(ETag tag) => tag.ToString("H");

    public static ObjectInfo Written(StoragePath path, long length, ETag tag, DateTimeOffset lastModified, ObjectDescription description) => new()
    {
        Path = path,
        Length = length,
        ETag = Require(path, tag),
        LastModified = lastModified,
        Description = description,
    };

    public static ObjectInfo Describe(StoragePath path, BlobProperties properties, IReadOnlyDictionary<string, string>? tags) => new()
    {
        Path = path,
        Length = properties.ContentLength,
        ETag = Require(path, properties.ETag),
        LastModified = properties.LastModified,
        Description = new ObjectDescription
        {
            ContentType = Text(properties.ContentType),
            CacheControl = Text(properties.CacheControl),
            ContentDisposition = Text(properties.ContentDisposition),
            Metadata = Known(properties.Metadata),
            Tags = tags ?? new Dictionary<string, string>(),
            Tier = properties.AccessTierInferred ? null : Text(properties.AccessTier),
            Encryption = Text(properties.EncryptionScope),
        },
    };

    public static ObjectInfo Describe(StoragePath path, BlobDownloadDetails details) => new()
    {
        Path = path,
        Length = WholeLength(details),
        ETag = Require(path, details.ETag),
        LastModified = details.LastModified,
        Description = new ObjectDescription
        {
            ContentType = Text(details.ContentType),
            CacheControl = Text(details.CacheControl),
            ContentDisposition = Text(details.ContentDisposition),
            Metadata = Known(details.Metadata),
            Tier = details.AccessTierInferred == true ? null : Text(details.AccessTier?.ToString()),
            Encryption = Text(details.EncryptionScope),
        },
    };

    // The service gives names back in the case in which they were sent; a proxy may not.
    private static Dictionary<string, string> Known(IDictionary<string, string>? metadata) =>
        metadata is null ? [] : metadata.ToDictionary(entry => entry.Key.ToLowerInvariant(), entry => entry.Value);

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static long WholeLength(BlobDownloadDetails details)
    {
        var range = details.ContentRange ?? "";
        return long.TryParse(range.AsSpan(range.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : details.ContentLength;
    }

    private static string Require(StoragePath path, ETag tag) => tag == default
        ? throw new AzureAnswerException(new(
            StorageErrorCode.Unknown, $"The answer for '{path}' has no ETag, so it is none of Azure's; check the address, and what stands between."))
        : Tag(tag);
}
