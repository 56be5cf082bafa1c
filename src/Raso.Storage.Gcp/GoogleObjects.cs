using System.Globalization;

namespace Raso.Storage.Gcp;

/// <summary>Turns the API's objects into the engine's, and back.</summary>
internal static class GoogleObjects
{
    /// <summary>The fields that are asked for.</summary>
    public const string Fields = "name,size,generation,timeCreated,updated,crc32c,contentType,contentDisposition,cacheControl,storageClass,kmsKeyName,metadata";

    // A key's version stands behind its name.
    private const string KeyVersion = "/cryptoKeyVersions/";

    public static GoogleObject Describe(StoragePath path, ObjectDescription description) => new()
    {
        Name = path.Value,
        ContentType = description.ContentType,
        ContentDisposition = description.ContentDisposition,
        CacheControl = description.CacheControl,
        StorageClass = description.Tier,
        Metadata = new Dictionary<string, string>(description.Metadata),
    };

    public static ObjectInfo ToInfo(StoragePath path, GoogleObject found) => found is { Generation: { } generation, Size: { } size }
        ? new ObjectInfo
        {
            Path = path,
            Length = size,
            ETag = ToETag(generation),
            // "updated" moves with every change of the metadata; a generation is stored once.
            LastModified = found.TimeCreated ?? found.Updated ?? DateTimeOffset.UnixEpoch,
            Description = new ObjectDescription
            {
                ContentType = found.ContentType,
                ContentDisposition = found.ContentDisposition,
                CacheControl = found.CacheControl,
                Tier = found.StorageClass,
                Encryption = KeyName(found.KmsKeyName),
                Metadata = found.Metadata ?? [],
            },
        }
        : throw GoogleCalls.Unreadable();

    /// <summary>Writes the generation, which a change of the metadata does not touch.</summary>
    public static string ToETag(long generation) => generation.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the condition of a write.</summary>
    /// <exception cref="GoogleDriverException">No object can have that ETag.</exception>
    public static string? ToGenerationMatch(WriteCondition condition) =>
        condition.CreateOnly ? "0" : condition.IfMatch is { } tag ? ToGenerationMatch(tag) : null;

    /// <summary>Checks that an ETag is a generation: 0 would stand for no object.</summary>
    /// <exception cref="GoogleDriverException">No object can have that ETag.</exception>
    public static string ToGenerationMatch(string tag) =>
        long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var generation) && generation > 0
            ? ToETag(generation)
            : throw new GoogleDriverException(new DriverError(
                StorageErrorCode.PreconditionFailed, "The object is not of the generation that was required: the ETag is none of Cloud Storage's."));

    public static GoogleCondition ConditionOf(WriteCondition condition) =>
        condition.CreateOnly ? GoogleCondition.CreateOnly : condition.IfMatch is null ? GoogleCondition.None : GoogleCondition.IfMatch;

    public static string? KeyName(string? versioned) => versioned?.IndexOf(KeyVersion, StringComparison.Ordinal) is >= 0 and var index ? versioned[..index] : versioned;

    /// <summary>Checks what was stored against what was sent.</summary>
    /// <exception cref="GoogleDriverException">They differ.</exception>
    public static void RequireSame(GoogleObject stored, long length, uint? checksum)
    {
        if (stored.Size is null)
        {
            throw GoogleCalls.Unreadable();
        }

        if (stored.Size != length || (checksum is { } sent && stored.Crc32c is { } kept && kept != Crc32C.ToText(sent)))
        {
            throw new GoogleDriverException(new DriverError(
                StorageErrorCode.Corrupted, "What was stored is not what was sent: its length or its CRC32C is another; store the file again."));
        }
    }
}
