using System.Text.Json.Serialization;

namespace Raso.Storage.Gcp;

/// <summary>An object as the JSON API writes it; what is not set is not sent.</summary>
internal sealed record GoogleObject
{
    public string? Name { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long? Size { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long? Generation { get; init; }

    public DateTimeOffset? TimeCreated { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public string? Crc32c { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? ContentDisposition { get; init; }

    public string? CacheControl { get; init; }

    public string? CustomTime { get; init; }

    public string? StorageClass { get; init; }

    public string? KmsKeyName { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }
}
