using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A ledger that tells of each change before it is made.</summary>
internal sealed class HookedLedger(IFileLedger inner, Func<string, Task> tell) : IFileLedger
{
    public async Task BeginAsync(FileIntent intent, string? contentType, IReadOnlyList<string> backends, TimeSpan lease, CancellationToken cancellationToken)
    {
        await tell("Begin");
        cancellationToken.ThrowIfCancellationRequested();
        await inner.BeginAsync(intent, contentType, backends, lease, cancellationToken);
    }

    public async Task<bool> RenewAsync(FileIntent intent, TimeSpan lease, CancellationToken cancellationToken)
    {
        await tell("Renew");
        return await inner.RenewAsync(intent, lease, cancellationToken);
    }

    public async Task AddReplicaAsync(FileIntent intent, string backend, CancellationToken cancellationToken)
    {
        await tell("AddReplica");
        await inner.AddReplicaAsync(intent, backend, cancellationToken);
    }

    public async Task ConfirmAsync(FileIntent intent, long length, string sha256, IReadOnlyList<StoredReplica> replicas, CancellationToken cancellationToken)
    {
        await tell("Confirm");
        cancellationToken.ThrowIfCancellationRequested();
        await inner.ConfirmAsync(intent, length, sha256, replicas, cancellationToken);
    }

    public async Task<bool> AbandonAsync(FileIntent intent, CancellationToken cancellationToken)
    {
        await tell("Abandon");
        return await inner.AbandonAsync(intent, cancellationToken);
    }

    public async Task<int> AbandonExpiredAsync(int limit, CancellationToken cancellationToken)
    {
        await tell("AbandonExpired");
        return await inner.AbandonExpiredAsync(limit, cancellationToken);
    }

    public async Task<IReadOnlyList<ReplicaClaim>> ClaimDeletionsAsync(
        IReadOnlyList<Guid>? files, int limit, TimeSpan claim, TimeSpan purgeAfter, CancellationToken cancellationToken)
    {
        await tell("Claim");
        return await inner.ClaimDeletionsAsync(files, limit, claim, purgeAfter, cancellationToken);
    }

    public async Task<bool> CompleteDeletionAsync(ReplicaClaim claim, CancellationToken cancellationToken)
    {
        await tell("Complete");
        return await inner.CompleteDeletionAsync(claim, cancellationToken);
    }

    public async Task FailDeletionAsync(ReplicaClaim claim, string reason, TimeSpan pause, CancellationToken cancellationToken)
    {
        await tell("Fail");
        await inner.FailDeletionAsync(claim, reason, pause, cancellationToken);
    }

    public Task<LedgerFile?> FindAsync(StoragePath path, CancellationToken cancellationToken) => inner.FindAsync(path, cancellationToken);

    public Task<IReadOnlyList<LedgerFile>> ListAsync(StoragePath? after, int limit, CancellationToken cancellationToken) =>
        inner.ListAsync(after, limit, cancellationToken);

    public Task<IReadOnlyList<Guid>> ListOfPaperAsync(Guid paperId, CancellationToken cancellationToken) =>
        inner.ListOfPaperAsync(paperId, cancellationToken);

    public Task<IReadOnlyList<Guid>> ListOfAssetAsync(AssetType type, Guid assetId, CancellationToken cancellationToken) =>
        inner.ListOfAssetAsync(type, assetId, cancellationToken);
}
