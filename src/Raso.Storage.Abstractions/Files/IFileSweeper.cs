namespace Raso.Storage.Files;

/// <summary>Finishes or undoes what was interrupted between bytes and rows. It reads the ledger's intents, never whole buckets, and is safe to run from several hosts at once.</summary>
public interface IFileSweeper
{
    /// <summary>Abandons files whose writer's lease has run out, and deletes the bytes of abandoned and deleted files.</summary>
    /// <param name="cancellationToken">Cancels between two files.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="CatalogException">The ledger could not be read or changed; a backend that fails is reported instead.</exception>
    Task<SweepReport> SweepAsync(CancellationToken cancellationToken = default);
}
