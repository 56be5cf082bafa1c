namespace Raso.Storage.Gcp;

/// <summary>A bucket as the JSON API writes it.</summary>
internal sealed record GoogleBucket
{
    public string? Name { get; init; }

    public string? Location { get; init; }

    public string? StorageClass { get; init; }
}
