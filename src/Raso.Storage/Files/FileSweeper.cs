using Raso.Storage.Catalog;

namespace Raso.Storage.Files;

/// <inheritdoc cref="IFileSweeper"/>
internal sealed class FileSweeper(ICatalog catalog, ReplicaDeleter deleter, UploadSweeper uploads, IEnumerable<ISweepStep> steps) : IFileSweeper
{
    private const int BatchSize = 256;

    public async Task<SweepReport> SweepAsync(CancellationToken cancellationToken = default)
    {
        var abandoned = await AbandonExpiredAsync(cancellationToken).ConfigureAwait(false);
        var (deleted, failures) = await deleter.DeleteAsync(null, cancellationToken).ConfigureAwait(false);
        var aborted = await uploads.SweepAsync(cancellationToken).ConfigureAwait(false);
        var all = new List<SweepFailure>(failures);
        foreach (var step in steps)
        {
            all.AddRange(await step.RunAsync(cancellationToken).ConfigureAwait(false));
        }

        return new SweepReport(abandoned, deleted, all) { AbortedUploads = aborted };
    }

    /// <summary>Moves rows batch by batch, so that no transaction is long.</summary>
    private async Task<int> AbandonExpiredAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        int moved;
        do
        {
            moved = await catalog.WriteAsync((session, token) => session.Files.AbandonExpiredAsync(BatchSize, token), cancellationToken).ConfigureAwait(false);
            total += moved;
        }
        while (moved == BatchSize);
        return total;
    }
}
