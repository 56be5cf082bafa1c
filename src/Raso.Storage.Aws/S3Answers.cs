using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>Reads what the store says of an object.</summary>
internal sealed class S3Answers(StorageCapabilities can, TimeProvider timeProvider)
{
    private const string MetadataPrefix = "x-amz-meta-";
    private const string FoldedPrefix = MetadataPrefix + "raso-";

    /// <summary>Gives an ETag the form that all answers and conditions have, in quotes.</summary>
    public static string ETag(string? value, string of) => value?.Trim('"') is { Length: > 0 } bare
        ? $"\"{bare}\""
        : throw S3Exception.Unreadable($"{of} has no ETag");

    /// <summary>Tells whether an object was stored in parts, or was copied in them: its SHA-256 may stand in a tag then.</summary>
    public static bool IsOfParts(string etag) => etag.Contains('-', StringComparison.Ordinal);

    /// <summary>Describes an object just stored. The answer has no time of change; its own date is that of the store's clock, a moment later.</summary>
    public ObjectInfo Stored(StoragePath path, string? etag, long length, ObjectDescription description, AmazonWebServiceResponse answer) => new()
    {
        Path = path,
        Length = length,
        ETag = ETag(etag, "what was stored"),
        LastModified = TimeOf(answer),
        Description = description with { Tier = TierOf(description.Tier) },
    };

    public ObjectInfo Read(StoragePath path, GetObjectMetadataResponse answer) => new()
    {
        Path = path,
        Length = answer.ContentLength,
        ETag = ETag(answer.ETag, "the object"),
        LastModified = ToTime(answer.LastModified),
        Description = Describe(answer.Headers, answer.Metadata, answer.StorageClass),
    };

    public ObjectInfo Read(StoragePath path, GetObjectResponse answer, ByteRange? range) => new()
    {
        Path = path,
        // Before the range: what has no ETag is not the store's answer.
        ETag = ETag(answer.ETag, "the object"),
        Length = range is { } asked ? WholeLength(answer, asked) : answer.ContentLength,
        LastModified = ToTime(answer.LastModified),
        Description = Describe(answer.Headers, answer.Metadata, answer.StorageClass),
    };

    private static DateTimeOffset ToTime(DateTime? time) => time is { } known
        ? new DateTimeOffset(known.ToUniversalTime())
        : throw S3Exception.Unreadable("the object has no time of change");

    // A store, or a cache before it, that passes over the range answers with other bytes than those that were asked for.
    private static long WholeLength(GetObjectResponse answer, ByteRange range) =>
        System.Net.Http.Headers.ContentRangeHeaderValue.TryParse(answer.ContentRange, out var given) && given is { From: { } from, Length: { } length } && from == range.Offset
            ? length
            : throw new S3Exception(new DriverError(
                StorageErrorCode.NotSupported, "The store answered a ranged read without the range; ranges cannot be read there."));

    private DateTimeOffset TimeOf(AmazonWebServiceResponse answer) =>
        answer.ResponseMetadata?.Metadata.TryGetValue(WireHandler.DateKey, out var date) == true
        && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : timeProvider.GetUtcNow();

    private ObjectDescription Describe(HeadersCollection headers, MetadataCollection metadata, S3StorageClass? storageClass) => new()
    {
        ContentType = headers.ContentType,
        CacheControl = headers.CacheControl,
        ContentDisposition = headers.ContentDisposition,
        Metadata = Read(metadata),
        Tier = TierOf(storageClass?.Value),
    };

    private static Dictionary<string, string> Read(MetadataCollection metadata)
    {
        // Ceph turns every underscore of a key into a hyphen, which Raso's own keys never have: that one of these has it tells of the others.
        var folds = metadata.Keys.Any(static key => key.StartsWith(FoldedPrefix, StringComparison.OrdinalIgnoreCase));
        var found = new Dictionary<string, string>(metadata.Count, StringComparer.Ordinal);
        foreach (var key in metadata.Keys)
        {
            var name = key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase) ? key[MetadataPrefix.Length..] : key;
            found[folds ? name.Replace('-', '_') : name] = metadata[key] ?? "";
        }

        return found;
    }

    private string? TierOf(string? tier) => can.Tiers.Count == 0 ? null : tier ?? S3Traits.DefaultTier;
}
