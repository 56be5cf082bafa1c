namespace Raso.Storage.Local;

/// <summary>The description of a file as it is kept beside its bytes.</summary>
internal sealed record DescriptionRecord
{
    /// <summary>Gets the token of the write, which makes its ETag unlike any other.</summary>
    public required string Token { get; init; }

    public string? ContentType { get; init; }

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public static DescriptionRecord From(ObjectDescription description) => new()
    {
        Token = Guid.CreateVersion7().ToString("N"),
        ContentType = description.ContentType,
        CacheControl = description.CacheControl,
        ContentDisposition = description.ContentDisposition,
        Metadata = description.Metadata.Count == 0 ? null : new Dictionary<string, string>(description.Metadata),
    };

    public ObjectDescription ToDescription() => new()
    {
        ContentType = ContentType,
        CacheControl = CacheControl,
        ContentDisposition = ContentDisposition,
        Metadata = Metadata ?? [],
    };
}
