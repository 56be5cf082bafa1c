using System.Collections.Concurrent;
using Raso.Storage.Catalog;

namespace Raso.Storage.Files;

/// <inheritdoc cref="IBackendIdentities"/>
internal sealed class BackendIdentities(ICatalog catalog, BackendRegistry backends) : IBackendIdentities
{
    private readonly ConcurrentDictionary<string, bool> _sure = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<BackendRegistration>> ListAsync(CancellationToken cancellationToken = default) =>
        catalog.ReadLatestAsync((session, token) => session.Backends.ListAsync(token), cancellationToken);

    public Task CheckAsync(string backend, CancellationToken cancellationToken = default) => RequireAsync(Find(backend), cancellationToken);

    public async Task<BackendRegistration> RebindAsync(string backend, CancellationToken cancellationToken = default)
    {
        var store = Find(backend);
        var identity = await store.GetIdentityAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new StorageException(
                StorageErrorCode.NotSupported, $"The store of backend '{backend}' has no identity, so there is nothing to bind.", backend);
        var rows = await catalog.WriteAsync(
            async (session, token) =>
            {
                var found = await session.Backends.FindAsync(backend, identity.Id, token).ConfigureAwait(false);
                if (found.Any(row => row.Name != backend))
                {
                    return found;
                }

                await session.Backends.RebindAsync(backend, identity, token).ConfigureAwait(false);
                return await session.Backends.FindAsync(backend, identity.Id, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        Require(backend, identity, rows);
        _sure[backend] = true;
        return rows[0];
    }

    /// <summary>Makes sure of a backend before bytes of it are written or deleted.</summary>
    public async Task RequireAsync(ICloudStorageBackend backend, CancellationToken cancellationToken)
    {
        if (_sure.ContainsKey(backend.Name))
        {
            return;
        }

        if (await backend.GetIdentityAsync(cancellationToken).ConfigureAwait(false) is { } identity)
        {
            var rows = await catalog.ReadLatestAsync(
                (session, token) => session.Backends.FindAsync(backend.Name, identity.Id, token), cancellationToken).ConfigureAwait(false);
            Require(backend.Name, identity, rows.Count > 0 ? rows : await AddAsync(backend.Name, identity, cancellationToken).ConfigureAwait(false));
        }

        _sure[backend.Name] = true;
    }

    /// <summary>Refuses to go on where any backend is known to be another store. One that does not answer is asked again before its bytes are touched.</summary>
    public async Task RefuseMismatchesAsync(CancellationToken cancellationToken)
    {
        foreach (var backend in backends.All)
        {
            try
            {
                await RequireAsync(backend, cancellationToken).ConfigureAwait(false);
            }
            catch (StorageException error) when (error.Code != StorageErrorCode.IdentityMismatch)
            {
                // What is deleted now leaves its bytes to the sweep, which asks again.
            }
        }
    }

    private Task<IReadOnlyList<BackendRegistration>> AddAsync(string name, StorageIdentity identity, CancellationToken cancellationToken) =>
        catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Backends.InsertAsync(name, identity, token).ConfigureAwait(false);
                return await session.Backends.FindAsync(name, identity.Id, token).ConfigureAwait(false);
            },
            cancellationToken);

    private static void Require(string name, StorageIdentity identity, IReadOnlyList<BackendRegistration> rows)
    {
        if (rows.FirstOrDefault(row => row.Name != name) is { } other)
        {
            throw Mismatch(
                name,
                $"Backend '{name}' is at {identity.Location}, a store that the catalogue knows as backend '{other.Name}' (since {other.FirstSeen:u}, at {other.Location}; {identity.Id}). "
                + $"Two names on one store would delete each other's files: give '{name}' a store of its own, or use '{other.Name}' for this one.");
        }

        if (rows.FirstOrDefault(row => row.Identity != identity.Id) is { } known)
        {
            throw Mismatch(
                name,
                $"Backend '{name}' is at {identity.Location} ({identity.Id}), but the catalogue knows it at {known.Location} ({known.Identity}, since {known.FirstSeen:u}). "
                + $"Nothing was written or deleted. Point '{name}' at its own store again; if it was moved on purpose with all of its files, call IBackendIdentities.RebindAsync(\"{name}\").");
        }
    }

    private static StorageException Mismatch(string name, string message) => new(StorageErrorCode.IdentityMismatch, message, name);

    private ICloudStorageBackend Find(string backend)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(backend);
        return backends.Find(backend) ?? throw new ArgumentException($"No backend named '{backend}' is configured on this host.", nameof(backend));
    }
}
