using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Files;

/// <summary>Renews the lease of a file that is being written, and says when it is lost.</summary>
internal sealed class FileWriterLease : IAsyncDisposable
{
    private readonly ICatalog _catalog;
    private readonly FileIntent _intent;
    private readonly TimeSpan _lease;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewing;

    /// <summary>Initializes the lease and starts to renew it.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="intent">The file.</param>
    /// <param name="lease">How long the lease runs.</param>
    /// <param name="held">When the lease was asked for, by this process's clock: it runs at least until then plus the lease.</param>
    /// <param name="time">The clock of timers.</param>
    /// <param name="logger">Where renewals that failed are told.</param>
    public FileWriterLease(ICatalog catalog, FileIntent intent, TimeSpan lease, long held, TimeProvider time, ILogger logger)
    {
        _catalog = catalog;
        _intent = intent;
        _lease = lease;
        _time = time;
        _logger = logger;
        _renewing = RenewAsync(held);
    }

    /// <summary>Gets a token that is cancelled when the lease is lost: the writer stops.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _stop.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(long held)
    {
        while (_time.GetElapsedTime(held) < _lease)
        {
            // Nearly every lease ends here, stopped: an exception for each would cost more than the rest of it.
            await Task.Delay(_lease / 3, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            var asked = _time.GetTimestamp();
            switch (await TryRenewAsync(_lease - _time.GetElapsedTime(held)).ConfigureAwait(false))
            {
                case true:
                    held = asked;
                    break;
                case false:
                    await _lost.CancelAsync().ConfigureAwait(false);
                    return;
                default:
                    // Nobody answered: the lease may still be held, until its time is over.
                    break;
            }
        }

        await _lost.CancelAsync().ConfigureAwait(false);
    }

    private async Task<bool?> TryRenewAsync(TimeSpan left)
    {
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        using var limit = new CancellationTokenSource(left, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, limit.Token);
        try
        {
            return await _catalog.WriteAsync(
                async (session, token) => await session.Files.RenewAsync(_intent, _lease, token).ConfigureAwait(false),
                either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or nobody answered in time.
            return null;
        }
        catch (CatalogException error)
        {
            FileLog.RenewalFailed(_logger, _intent.FileId, error);
            return null;
        }
    }
}
