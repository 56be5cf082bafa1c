using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Files;

/// <summary>Deletes the bytes of replicas that the ledger says are to go, under claims that several hosts share out.</summary>
internal sealed class ReplicaDeleter(
    ICatalog catalog,
    BackendRegistry backends,
    BackendIdentities identities,
    IOptions<FileLifecycleOptions> options,
    ILogger<ReplicaDeleter> logger)
{
    private const int BatchSize = 64;

    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    /// <summary>Deletes what is to go of the given files, or of any file.</summary>
    /// <returns>How many replicas were deleted, and which could not be.</returns>
    public async Task<(int Deleted, IReadOnlyList<SweepFailure> Failures)> DeleteAsync(IReadOnlyList<Guid>? files, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var failures = new List<SweepFailure>();
        while (true)
        {
            var claims = await catalog.WriteAsync(
                (session, token) => session.Files.ClaimDeletionsAsync(files, BatchSize, options.Value.Claim, options.Value.PurgeAfter, token),
                cancellationToken).ConfigureAwait(false);
            if (claims.Count == 0)
            {
                return (deleted, failures);
            }

            foreach (var claim in claims)
            {
                if (await TryDeleteBytesAsync(claim, cancellationToken).ConfigureAwait(false) is { } reason)
                {
                    failures.Add(new SweepFailure(claim.Path, claim.Backend, reason));
                    await FailAsync(claim, reason, cancellationToken).ConfigureAwait(false);
                }
                else if (await CompleteAsync(claim, cancellationToken).ConfigureAwait(false))
                {
                    deleted++;
                }
            }
        }
    }

    private async Task<string?> TryDeleteBytesAsync(ReplicaClaim claim, CancellationToken cancellationToken)
    {
        if (backends.Find(claim.Backend) is not { } backend)
        {
            return $"No backend named '{claim.Backend}' is configured on this host.";
        }

        try
        {
            var path = StoragePath.Parse(claim.Path);
            // A store that is not the one of the ledger would answer that nothing is there, and the ledger would record a deletion.
            await identities.RequireAsync(backend, cancellationToken).ConfigureAwait(false);
            // Whoever wrote it is fenced off by now, so that its unfinished parts can go whatever their age.
            if (claim.State == FileState.Abandoned && backend.Capabilities.AbortUploads)
            {
                await backend.AbortUploadsAsync(path.Value, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            }

            await backend.DeleteAsync(path, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is (a row that plain SQL made, a driver of the application), it is of this file alone.
            FileLog.DeletionFailed(logger, claim.FileId, claim.Backend, error);
            return error.Message;
        }
    }

    private Task<bool> CompleteAsync(ReplicaClaim claim, CancellationToken cancellationToken) =>
        catalog.WriteAsync((session, token) => session.Files.CompleteDeletionAsync(claim, token), cancellationToken);

    private Task<bool> FailAsync(ReplicaClaim claim, string reason, CancellationToken cancellationToken) =>
        catalog.WriteAsync(
            async (session, token) =>
            {
                var text = reason.Length > 500 ? reason[..500] : reason;
                await session.Files.FailDeletionAsync(claim, text, PauseAfter(claim.Attempts), token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Min(attempts, 16)));
        return pause < MaxPause ? pause : MaxPause;
    }
}
