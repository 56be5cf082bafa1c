namespace Raso.Storage.Files;

/// <summary>How a file of the catalogue is to be stored.</summary>
public sealed record FileWriteOptions
{
    /// <summary>Gets the user metadata that is kept with the file; limits as <see cref="StoreOptions.Metadata"/>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the SHA-256 that the content must have, as 64 hexadecimal digits, or nothing is stored; none unless set.</summary>
    public string? ExpectedSha256 { get; init; }

    /// <summary>Gets what is told how far the transfer has come; nothing unless set.</summary>
    public IProgress<StorageProgress>? Progress { get; init; }
}
