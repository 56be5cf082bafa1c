using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>What a caller may say of an object.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects#resource-representations</remarks>
internal sealed record ObjectMetadata
{
    private const int LongestCustom = 8 * 1024;

    // Sent back by clients that change a resource they have read; the service overlooks them.
    private static readonly HashSet<string> Told =
    [
        "kind", "id", "selfLink", "mediaLink", "name", "bucket", "generation", "metageneration", "size", "md5Hash", "crc32c", "etag",
        "timeCreated", "updated", "timeStorageClassUpdated", "timeFinalized", "timeDeleted", "owner", "acl", "componentCount",
        "customerEncryption", "kmsKeyName", "retentionExpirationTime", "retention", "storageClass",
    ];

    private static readonly HashSet<string> Classes =
        ["STANDARD", "NEARLINE", "COLDLINE", "ARCHIVE", "MULTI_REGIONAL", "REGIONAL", "DURABLE_REDUCED_AVAILABILITY"];

    internal static ObjectMetadata None { get; } = new();

    internal string? ContentType { get; init; }

    internal string? ContentEncoding { get; init; }

    internal string? ContentDisposition { get; init; }

    internal string? ContentLanguage { get; init; }

    internal string? CacheControl { get; init; }

    internal DateTimeOffset? CustomTime { get; init; }

    internal bool TemporaryHold { get; init; }

    internal bool EventBasedHold { get; init; }

    internal ImmutableSortedDictionary<string, string> Custom { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>With what a body names changed: null takes a value away, what is not named stays.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/json_api/v1/how-tos/performance#patch</remarks>
    internal ObjectMetadata With(JsonObject body)
    {
        var changed = this;
        foreach (var (name, value) in body)
        {
            changed = name switch
            {
                "contentType" => changed with { ContentType = JsonText.String(value, name) },
                "contentEncoding" => changed with { ContentEncoding = JsonText.String(value, name) },
                "contentDisposition" => changed with { ContentDisposition = JsonText.String(value, name) },
                "contentLanguage" => changed with { ContentLanguage = JsonText.String(value, name) },
                "cacheControl" => changed with { CacheControl = JsonText.String(value, name) },
                "customTime" => changed with { CustomTime = CustomTimeOf(value, changed.CustomTime) },
                "temporaryHold" => changed with { TemporaryHold = JsonText.Bool(value, name) ?? false },
                "eventBasedHold" => changed with { EventBasedHold = JsonText.Bool(value, name) ?? false },
                "metadata" => changed with { Custom = CustomOf(value, changed.Custom) },
                _ when Told.Contains(name) => changed,

                // The service overlooks a name that it does not know; a misspelt one must not pass here.
                _ => throw ApiException.ParseError($"Unknown name \"{name}\": Cannot find field."),
            };
        }

        return changed;
    }

    internal static string? StorageClassOf(JsonObject? body)
    {
        var text = JsonText.String(body?["storageClass"], "storageClass");
        return text is null || Classes.Contains(text) ? text : throw ApiException.Invalid($"Invalid storage class: {text}.");
    }

    internal static string StorageClassOf(string text) => Classes.Contains(text) ? text : throw ApiException.Invalid($"Invalid storage class: {text}.");

    private static DateTimeOffset? CustomTimeOf(JsonNode? value, DateTimeOffset? before)
    {
        var text = JsonText.String(value, "customTime");

        // https://cloud.google.com/storage/docs/metadata#custom-time: once set it can be moved forward alone.
        if (text is null)
        {
            return before is null ? null : throw ApiException.Invalid("Custom time cannot be removed once set.");
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && !(time < before)
            ? time
            : throw ApiException.Invalid("Custom time cannot be set to an earlier date.");
    }

    private static ImmutableSortedDictionary<string, string> CustomOf(JsonNode? value, ImmutableSortedDictionary<string, string> before)
    {
        if (value is null)
        {
            return before.Clear();
        }

        var changed = before;
        foreach (var (key, entry) in value as JsonObject ?? throw ApiException.ParseError("Invalid value for: Expected an object: metadata"))
        {
            if (key.Length == 0)
            {
                throw ApiException.Invalid("Metadata keys must not be empty.");
            }

            changed = JsonText.String(entry, $"metadata.{key}") is { } text ? changed.SetItem(key, text) : changed.Remove(key);
        }

        return Checked(changed);
    }

    // https://cloud.google.com/storage/quotas#objects: 8 KiB of keys and values.
    internal static ImmutableSortedDictionary<string, string> Checked(ImmutableSortedDictionary<string, string> custom) =>
        custom.Sum(entry => Utf8Order.Length(entry.Key) + Utf8Order.Length(entry.Value)) <= LongestCustom
            ? custom
            : throw ApiException.Invalid($"Custom metadata is over {LongestCustom} bytes.");
}
