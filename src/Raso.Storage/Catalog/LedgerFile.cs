namespace Raso.Storage.Catalog;

/// <summary>What the ledger knows of a file.</summary>
public sealed record LedgerFile
{
    /// <summary>Gets the id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the path.</summary>
    public required StoragePath Path { get; init; }

    /// <summary>Gets the state.</summary>
    public required FileState State { get; init; }

    /// <summary>Gets the length in bytes; <see langword="null"/> until the file is committed.</summary>
    public long? Length { get; init; }

    /// <summary>Gets the SHA-256 as 64 lower-case hexadecimal digits; <see langword="null"/> until the file is committed.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the replicas, by name of the backend.</summary>
    public required IReadOnlyList<LedgerReplica> Replicas { get; init; }
}
