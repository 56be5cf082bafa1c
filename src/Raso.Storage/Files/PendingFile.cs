using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Files;

/// <summary>A file whose intent stands and whose bytes are sent. It is confirmed in the transaction that adds its rows; disposed unconfirmed it is abandoned.</summary>
internal sealed class PendingFile : IAsyncDisposable
{
    // How long undoing may take after the caller has given up; the sweep does what is left.
    private static readonly TimeSpan UndoLimit = TimeSpan.FromSeconds(10);

    private readonly FileWriterLease _lease;
    private readonly ICatalog _catalog;
    private readonly ICloudStorageBackend _backend;
    private readonly ILogger _logger;
    private StoredFile? _stored;
    private bool _kept;
    private bool _disposed;

    public PendingFile(FileIntent intent, FileWriterLease lease, ICatalog catalog, ICloudStorageBackend backend, ILogger logger)
    {
        Intent = intent;
        _lease = lease;
        _catalog = catalog;
        _backend = backend;
        _logger = logger;
    }

    public FileIntent Intent { get; }

    public StoragePath Path => Intent.Path;

    public long Length => Stored.Length;

    public string Sha256 => Stored.Sha256
        ?? throw new InvalidOperationException($"The backend '{_backend.Name}' returned no SHA-256 for a file that was stored whole.");

    private StoredFile Stored => _stored ?? throw new InvalidOperationException("The bytes were not sent.");

    public async Task SendAsync(FileContent content, StoreOptions options, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lease.Lost);
        try
        {
            _stored = await _backend.StoreAsync(Path, content, options, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw LeaseLost();
        }

        if (_lease.Lost.IsCancellationRequested)
        {
            throw LeaseLost();
        }
    }

    /// <summary>Moves the file to committed, in the transaction that adds the rows which point to it.</summary>
    public async Task ConfirmAsync(ICatalogSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.Files.ConfirmAsync(
                Intent, Length, Sha256, [new StoredReplica(_backend.Name, Stored.ETag)], cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.LeaseLost)
        {
            // The ledger's error is final for this intent; the caller's next call writes another one.
            throw LeaseLost(error);
        }
    }

    /// <summary>Notes that the transaction which confirmed the file is committed.</summary>
    public void Keep() => _kept = true;

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _lease.DisposeAsync().ConfigureAwait(false);
        if (!_kept)
        {
            await UndoAsync().ConfigureAwait(false);
        }
    }

    private CatalogException LeaseLost(Exception? inner = null) => new(
        CatalogErrorCode.LeaseLost,
        $"The lease on the file '{Path}' was lost before its row was added; nothing is kept of it. Call again, with a longer lease if this process stalls.",
        isTransient: true,
        inner);

    /// <summary>Abandons the file and deletes its bytes. It never throws: whatever fails here is left to the sweep, which knows of the intent.</summary>
    private async Task UndoAsync()
    {
        using var limit = new CancellationTokenSource(UndoLimit);
        try
        {
            // Committed before a byte is deleted. It waits for a confirming transaction that is still open, and is
            // refused when that one was committed after all: then the file stays.
            var abandoned = await _catalog.WriteAsync(
                (session, token) => session.Files.AbandonAsync(Intent, token), limit.Token).ConfigureAwait(false);
            if (abandoned)
            {
                await _backend.DeleteAsync(Path, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            // Never thrown: it would stand in the place of why the file was given up.
            FileLog.UndoLeftToSweep(_logger, Intent.FileId, error);
        }
    }
}
