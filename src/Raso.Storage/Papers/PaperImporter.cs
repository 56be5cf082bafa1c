using System.Threading.Channels;
using Raso.Storage.Catalog;
using Raso.Storage.Folders;
using Raso.Storage.Naming;

namespace Raso.Storage.Papers;

/// <summary>Imports records: one reader checks and batches them, while writers commit the batches before.</summary>
internal sealed class PaperImporter(ICatalog catalog, IStorageLayout layout, FolderMetadata folders, PaperImportOptions options)
{
    private readonly PaperImportTally _tally = new(options);

    public async Task<PaperImportReport> RunAsync(IAsyncEnumerable<NewPaper> papers, CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<PaperImportBatch>(new BoundedChannelOptions(1) { SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tasks = new List<Task> { ReadAsync(papers, batches.Writer, stop.Token) };
        for (var i = 0; i < options.Connections; i++)
        {
            tasks.Add(WriteAllAsync(batches.Reader, stop.Token));
        }

        // The first to fail is the reason; what fails after it was stopped.
        Task? failed = null;
        await foreach (var done in Task.WhenEach(tasks).ConfigureAwait(false))
        {
            if (!done.IsCompletedSuccessfully && failed is null)
            {
                failed = done;
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        try
        {
            await (failed ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            // The caller knows its own token alone.
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }

        return _tally.Report;
    }

    private async Task ReadAsync(IAsyncEnumerable<NewPaper> papers, ChannelWriter<PaperImportBatch> batches, CancellationToken cancellationToken)
    {
        var batch = new PaperImportBatch(options.BatchSize);
        var index = 0L;
        await foreach (var paper in papers.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (Check(paper, index) is { } row)
            {
                if (options.KnownPapers == KnownPaperPolicy.Fail && batch.IndexOfSame(row) is { } first)
                {
                    // By way of the writers, so that they end with the batches before.
                    batches.Complete(Known(index, row.Paper, $"record {first}"));
                    return;
                }

                if (batch.IsClosedFor(row))
                {
                    await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                    batch = new PaperImportBatch(options.BatchSize);
                }

                batch.Add(row, index);
            }

            index++;
        }

        if (batch.Rows.Count > 0)
        {
            await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        batches.Complete();
    }

    private PaperImportRow? Check(NewPaper? paper, long index)
    {
        if (paper is null)
        {
            _tally.Refuse(index, null, "The record is null.", []);
            return null;
        }

        try
        {
            var normal = PaperValidator.Normalize(paper);
            var id = normal.Id ?? (normal.Doi is null ? ContentId.Of(normal) : Guid.CreateVersion7());
            return new PaperImportRow(id, normal, StoragePath.Parse(layout.GetPaperFolder(id, normal)).Value);
        }
        catch (ValidationException error)
        {
            _tally.Refuse(index, paper, error.Message, error.Failures);
            return null;
        }
    }

    private async Task WriteAllAsync(ChannelReader<PaperImportBatch> batches, CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var (outcomes, claims) = await catalog.WriteAsync(
                async (session, token) =>
                {
                    var done = await session.Papers.ImportAsync(batch.Rows, options.KnownPapers == KnownPaperPolicy.Update, token).ConfigureAwait(false);
                    RefuseKnown(batch, done);
                    Guid[] changed = [.. done.Where(outcome => outcome.State == PaperImportState.Updated).Select(outcome => outcome.PaperId)];
                    return (done, await folders.ClaimAsync(session, changed, token).ConfigureAwait(false));
                },
                cancellationToken).ConfigureAwait(false);
            await folders.TrySettleAsync(claims, cancellationToken).ConfigureAwait(false);
            _tally.Settle(batch, outcomes);
        }
    }

    private void RefuseKnown(PaperImportBatch batch, IReadOnlyList<PaperImportOutcome> outcomes)
    {
        if (options.KnownPapers != KnownPaperPolicy.Fail)
        {
            return;
        }

        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i].State == PaperImportState.Known)
            {
                throw Known(batch.Indexes[i], batch.Rows[i].Paper, $"the paper {outcomes[i].PaperId}");
            }
        }
    }

    private static CatalogException Known(long index, NewPaper paper, string other) => new(
        CatalogErrorCode.AlreadyExists,
        $"Record {index} ({(paper.Doi is { } doi ? $"DOI {doi}" : $"'{paper.Title}'")}) is {other} already. Nothing of its batch is written; batches before it are committed. "
        + $"Import again with {nameof(KnownPaperPolicy)}.{nameof(KnownPaperPolicy.Skip)} or {nameof(KnownPaperPolicy.Update)} to go on.");
}
