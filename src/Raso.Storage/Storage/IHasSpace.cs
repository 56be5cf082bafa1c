namespace Raso.Storage;

/// <summary>A driver whose store can run full.</summary>
internal interface IHasSpace
{
    /// <summary>Gets the free space, in bytes, below which the store is to be reported.</summary>
    long MinFreeBytes { get; }

    /// <summary>Asks for the space.</summary>
    /// <returns>The space; <see langword="null"/> where the system does not tell.</returns>
    Task<StorageSpace?> GetSpaceAsync(CancellationToken cancellationToken);
}
