namespace Raso.Storage;

/// <summary>What a store holds at a path.</summary>
public sealed record ObjectInfo
{
    /// <summary>Gets the path.</summary>
    public required StoragePath Path { get; init; }

    /// <summary>Gets the length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Gets the tag that changes whenever the object is stored anew.</summary>
    public required string ETag { get; init; }

    /// <summary>Gets when the object was stored last, by the store's clock.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Gets what is kept with the bytes.</summary>
    public required ObjectDescription Description { get; init; }

    /// <summary>Gets the SHA-256 that <see cref="IStorageDriver.AnnotateAsync"/> recorded outside the metadata, where the driver has read it.</summary>
    public string? AnnotatedSha256 { get; init; }
}
