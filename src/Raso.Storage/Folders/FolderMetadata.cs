using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;
using Raso.Storage.Files;

namespace Raso.Storage.Folders;

/// <summary>Keeps every <c>metadata.json</c> like its paper. What is due is claimed in the transaction of the change and written after its commit; what fails then stays due, and a sweep does it.</summary>
internal sealed class FolderMetadata(
    ICatalog catalog, MetadataWriter writer, IOptions<FileLifecycleOptions> lifecycle, TimeProvider time, ILogger<FolderMetadata> logger) : ISweepStep
{
    private const int BatchSize = 64;
    private const int MaxWriters = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LastPause = TimeSpan.FromMilliseconds(320);

    /// <summary>Claims what became due by changes of papers, in their transaction.</summary>
    public async Task<IReadOnlyList<PaperFolderClaim>> ClaimAsync(ICatalogSession session, IReadOnlyCollection<Guid> papers, CancellationToken cancellationToken) =>
        papers.Count == 0
            ? []
            : await session.PaperFolders.ClaimAsync(papers, papers.Count, lifecycle.Value.Claim, cancellationToken).ConfigureAwait(false);

    /// <summary>Brings claimed folders up to date. The change that made them due is committed, so what fails here is no error of the caller's: the sweep does it.</summary>
    public async Task TrySettleAsync(IReadOnlyList<PaperFolderClaim> claims, CancellationToken cancellationToken)
    {
        foreach (var claim in claims)
        {
            try
            {
                await SettleAsync(claim, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                FileLog.FolderLeftToSweep(logger, claim.PaperId, error);
            }
        }
    }

    /// <summary>Brings one claimed folder up to date, and again while its paper was changed meanwhile.</summary>
    /// <returns>Whether the paper is there.</returns>
    public async Task<bool> SettleAsync(PaperFolderClaim claim, CancellationToken cancellationToken)
    {
        for (var next = claim; ;)
        {
            var isThere = await SettleOnceAsync(next, isLeftOver: false, cancellationToken).ConfigureAwait(false);
            var again = await catalog.WriteAsync((session, token) => ClaimAsync(session, [claim.PaperId], token), cancellationToken).ConfigureAwait(false);
            if (again.Count == 0)
            {
                return isThere;
            }

            next = again[0];
        }
    }

    /// <summary>Brings every folder that is due up to date.</summary>
    public async Task<FolderRefreshReport> RefreshAsync(CancellationToken cancellationToken)
    {
        var (written, removed) = (0, 0);
        var failures = new List<SweepFailure>();
        var gate = new Lock();
        while (true)
        {
            var claims = await catalog.WriteAsync(
                (session, token) => session.PaperFolders.ClaimAsync(null, BatchSize, lifecycle.Value.Claim, token), cancellationToken).ConfigureAwait(false);
            if (claims.Count == 0)
            {
                return new FolderRefreshReport(written, removed, failures);
            }

            var parallel = new ParallelOptions { MaxDegreeOfParallelism = MaxWriters, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(claims, parallel, async (claim, token) =>
            {
                try
                {
                    var isThere = await SettleOnceAsync(claim, isLeftOver: true, token).ConfigureAwait(false);
                    lock (gate)
                    {
                        (written, removed) = isThere ? (written + 1, removed) : (written, removed + 1);
                    }
                }
                catch (Exception error) when (!token.IsCancellationRequested)
                {
                    // Whatever it is (a folder that is no path, a layout that fails), it is of this folder alone. The claim is kept, as a
                    // pause before the next attempt.
                    FileLog.FolderLeftToSweep(logger, claim.PaperId, error);
                    lock (gate)
                    {
                        failures.Add(new SweepFailure($"{claim.Folder}/{MetadataDocument.FileName}", claim.Backend, error.Message));
                    }
                }
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the file was written as its paper was at a revision or later, by whoever holds the claim, or by this call once nobody does.</summary>
    /// <returns>Whether the paper is there.</returns>
    public async Task<bool> EnsureAsync(Guid paperId, StoragePath file, long revision, IReadOnlyList<PaperFolderClaim> claims, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause < LastPause ? pause * 2 : LastPause)
        {
            if (claims.Count > 0)
            {
                return await SettleAsync(claims[0], cancellationToken).ConfigureAwait(false);
            }

            var written = await catalog.ReadLatestAsync((session, token) => session.PaperFolders.FindWrittenAsync(paperId, token), cancellationToken).ConfigureAwait(false);
            if (written is null || written >= revision)
            {
                return written is not null;
            }

            // By then the claim that was met has run out.
            if (time.GetElapsedTime(begun) > lifecycle.Value.Claim)
            {
                throw new StorageException(
                    StorageErrorCode.Unavailable, $"Others were writing '{file}' for longer than a claim lasts; try again.", path: file, isTransient: true);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            claims = await catalog.WriteAsync((session, token) => ClaimAsync(session, [paperId], token), cancellationToken).ConfigureAwait(false);
        }
    }

    async Task<IReadOnlyList<SweepFailure>> ISweepStep.RunAsync(CancellationToken cancellationToken) =>
        (await RefreshAsync(cancellationToken).ConfigureAwait(false)).Failures;

    /// <summary>Tells whether no bytes of a failed call can arrive any more, so that others need not wait for its claim to end.</summary>
    private static bool HasEnded(Exception error) => error is not OperationCanceledException
        && error is not StorageException { Code: StorageErrorCode.Unavailable or StorageErrorCode.OutcomeUnknown or StorageErrorCode.Unknown };

    private async Task<bool> SettleOnceAsync(PaperFolderClaim claim, bool isLeftOver, CancellationToken cancellationToken)
    {
        // Read after the claim: it is the revision claimed, or a later one.
        var paper = await catalog.ReadLatestAsync((session, token) => session.Papers.GetAsync(claim.PaperId, token), cancellationToken).ConfigureAwait(false);

        // Ended well before the claim: whoever claims next must not be overtaken by bytes of this call.
        using var limit = new CancellationTokenSource(lifecycle.Value.Claim * 0.75, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (isLeftOver)
            {
                await writer.ClearAsync(claim, both.Token).ConfigureAwait(false);
            }

            await (paper is null ? writer.RemoveAsync(claim, both.Token) : writer.WriteAsync(claim, paper, both.Token)).ConfigureAwait(false);
        }
        catch (Exception error) when (HasEnded(error))
        {
            await catalog.WriteAsync((session, token) => session.PaperFolders.ReleaseAsync(claim, token), cancellationToken).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StorageException(
                StorageErrorCode.Unavailable, $"Backend '{claim.Backend}' did not take the file before the claim ended.", claim.Backend, MetadataWriter.PathOf(claim.Folder), isTransient: true, error);
        }

        await catalog.WriteAsync(
            (session, token) => paper is null ? session.PaperFolders.RemoveAsync(claim, token) : session.PaperFolders.CompleteAsync(claim, token),
            cancellationToken).ConfigureAwait(false);
        return paper is not null;
    }
}
