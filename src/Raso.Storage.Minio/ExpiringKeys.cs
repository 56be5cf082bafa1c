namespace Raso.Storage.Minio;

/// <summary>Keys that are fetched anew before they expire, by one caller for all.</summary>
internal sealed class ExpiringKeys(Func<CancellationToken, Task<AccessKeys>> fetch, TimeProvider timeProvider) : IKeySource, IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WithoutExpiry = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Kept? _kept;

    public async ValueTask<AccessKeys> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } keys)
        {
            return keys;
        }

        await _fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Fresh() ?? await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose() => _fetching.Dispose();

    private AccessKeys? Fresh() => _kept is { } kept && timeProvider.GetUtcNow() < kept.Until ? kept.Keys : null;

    private async Task<AccessKeys> FetchAsync(CancellationToken cancellationToken)
    {
        var keys = await fetch(cancellationToken).ConfigureAwait(false);
        var now = timeProvider.GetUtcNow();
        // Keys that live for less than the time ahead are used for half their life.
        var until = keys.ExpiresAt is { } end ? (end - now > 2 * Ahead ? end - Ahead : now + ((end - now) / 2)) : now + WithoutExpiry;
        _kept = new Kept(keys, until);
        return keys;
    }

    private sealed class Kept(AccessKeys keys, DateTimeOffset until)
    {
        public AccessKeys Keys => keys;

        public DateTimeOffset Until => until;
    }
}
