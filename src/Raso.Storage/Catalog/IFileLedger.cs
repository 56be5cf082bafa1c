namespace Raso.Storage.Catalog;

/// <summary>The catalogue's record of what should be stored where. All times are the database's (<c>clock_timestamp()</c>); durations come as parameters.</summary>
public interface IFileLedger
{
    /// <summary>Inserts a file in state writing, under a lease, with one replica in state writing for each backend.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="backends">The names of the backends that bytes may go to.</param>
    /// <param name="lease">How long the lease runs from now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the rows are inserted.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.AlreadyExists"/>: the path was used before.</exception>
    Task BeginAsync(FileIntent intent, string? contentType, IReadOnlyList<string> backends, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Lets the lease run from now again, if the file is still being written under the token and its lease has not run out.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="lease">How long the lease runs from now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the lease is held; a writer that lost it stops.</returns>
    Task<bool> RenewAsync(FileIntent intent, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Adds a replica in state writing for a further backend, if the file is still being written under the token and its lease has not run out. Must be committed before a byte goes there: failover calls it. A replica that is there already stays as it is.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="backend">The name of the backend.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the row stands.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LeaseLost"/>: no row was added, and no byte may go there.</exception>
    Task AddReplicaAsync(FileIntent intent, string backend, CancellationToken cancellationToken);

    /// <summary>Moves a file from writing to committed under its token, and the given replicas to stored. Must be in the transaction that adds the rows which point to the file: where none does by its end, the file moves to deleting.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="length">The length in bytes.</param>
    /// <param name="sha256">The SHA-256, as 64 lower-case hexadecimal digits.</param>
    /// <param name="replicas">The replicas that are acknowledged; the others are missing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the rows are moved.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LeaseLost"/>: no row was moved.</exception>
    Task ConfirmAsync(FileIntent intent, long length, string sha256, IReadOnlyList<StoredReplica> replicas, CancellationToken cancellationToken);

    /// <summary>Moves a file from writing to abandoned under its token. Must be committed before any of its bytes is deleted.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the file is abandoned now, by this call or before; <see langword="false"/> where it is committed, or past that.</returns>
    Task<bool> AbandonAsync(FileIntent intent, CancellationToken cancellationToken);

    /// <summary>Moves files from writing to abandoned whose lease has run out, skipping rows that another transaction holds.</summary>
    /// <param name="limit">The greatest number of files.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were moved.</returns>
    Task<int> AbandonExpiredAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Claims replicas whose bytes are to be deleted: those of abandoned and deleting files that are not in state deleted, and those of tombstones whose second deletion is due. Skips rows that another transaction holds or another claim covers.</summary>
    /// <param name="files">Only replicas of these files; of any where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of replicas.</param>
    /// <param name="claim">How long the claim runs from now.</param>
    /// <param name="purgeAfter">The age of a tombstone, since its file ended, from which its bytes are deleted once more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The claimed replicas.</returns>
    Task<IReadOnlyList<ReplicaClaim>> ClaimDeletionsAsync(IReadOnlyList<Guid>? files, int limit, TimeSpan claim, TimeSpan purgeAfter, CancellationToken cancellationToken);

    /// <summary>Records that the bytes of a claimed replica are deleted. Where it was the last one of a deleting file, the file is deleted; where it was the last one due of a tombstone, the tombstone is purged.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the claim still held.</returns>
    Task<bool> CompleteDeletionAsync(ReplicaClaim claim, CancellationToken cancellationToken);

    /// <summary>Gives a claim back after the bytes could not be deleted, and records why; it can be claimed again after a pause.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="reason">What went wrong, at most 500 characters, without secrets.</param>
    /// <param name="pause">How long to wait before it is claimed again.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is recorded.</returns>
    Task FailDeletionAsync(ReplicaClaim claim, string reason, TimeSpan pause, CancellationToken cancellationToken);

    /// <summary>Gets a file by its path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file, or <see langword="null"/>.</returns>
    Task<LedgerFile?> FindAsync(StoragePath path, CancellationToken cancellationToken);

    /// <summary>Lists files by path, for checks and reports.</summary>
    /// <param name="after">The path after which the list begins; the beginning where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of files.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The files, in the order of their paths' UTF-8 bytes.</returns>
    Task<IReadOnlyList<LedgerFile>> ListAsync(StoragePath? after, int limit, CancellationToken cancellationToken);

    /// <summary>Lists the ids of the files that rows of a paper point to: its PDF, and the files and source code of every version of its assets.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ids.</returns>
    Task<IReadOnlyList<Guid>> ListOfPaperAsync(Guid paperId, CancellationToken cancellationToken);

    /// <summary>Lists the ids of the files and source code of every version of an asset.</summary>
    /// <param name="type">The kind of the asset.</param>
    /// <param name="assetId">The id of the asset.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ids.</returns>
    Task<IReadOnlyList<Guid>> ListOfAssetAsync(Assets.AssetType type, Guid assetId, CancellationToken cancellationToken);
}
