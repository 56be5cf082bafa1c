namespace Raso.Storage;

/// <summary>A driver whose store can run full, or be closed to writers while it answers readers.</summary>
internal interface IHasSpace
{
    /// <summary>Gets the free space, in bytes, below which the store is to be reported.</summary>
    long MinFreeBytes { get; }

    /// <summary>Asks for the space.</summary>
    /// <returns>The space; <see langword="null"/> where the system does not tell.</returns>
    Task<StorageSpace?> GetSpaceAsync(CancellationToken cancellationToken);

    /// <summary>Makes sure that files can be stored, by beginning one and dropping it again.</summary>
    Task ProbeWriteAsync(CancellationToken cancellationToken);
}
