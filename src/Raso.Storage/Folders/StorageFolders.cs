using Raso.Storage.Catalog;
using Raso.Storage.Naming;

namespace Raso.Storage.Folders;

/// <inheritdoc cref="IStorageFolders"/>
internal sealed class StorageFolders(ICatalog catalog, BackendRegistry backends, IStorageLayout layout, FolderMetadata metadata) : IStorageFolders
{
    public async Task<PaperFolder> CreateAsync(Guid paperId, CancellationToken cancellationToken = default)
    {
        // Named before anything is recorded: a folder that is no path must leave nothing that a sweep would stumble over.
        var paper = await catalog.ReadLatestAsync((session, token) => session.Papers.GetAsync(paperId, token), cancellationToken).ConfigureAwait(false)
            ?? throw NotFound(paperId);
        var folder = StoragePath.Parse(paper.Folder);
        var file = MetadataWriter.PathOf(folder.Value);
        StoragePath[] parts = [.. layout.PaperParts.Select(part => folder.Append(part))];

        // The row stands before the file, so that a file without its paper can always be found.
        var (revision, claims) = await catalog.WriteAsync(
            async (session, token) =>
            {
                var added = await session.PaperFolders.AddAsync(paperId, backends.Default.Name, token).ConfigureAwait(false) ?? throw NotFound(paperId);
                return (added, await metadata.ClaimAsync(session, [paperId], token).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        await MakeAsync(parts, cancellationToken).ConfigureAwait(false);

        // A paper that was deleted meanwhile takes its folders with it.
        if (!await metadata.EnsureAsync(paperId, file, revision, claims, cancellationToken).ConfigureAwait(false))
        {
            throw NotFound(paperId);
        }

        return new PaperFolder(paperId, folder, file, parts);
    }

    public async Task<IReadOnlyList<string>> CreateSharedAsync(CancellationToken cancellationToken = default)
    {
        await MakeAsync(StandardFolders.Shared.Select(StoragePath.Parse), cancellationToken).ConfigureAwait(false);
        return StandardFolders.Shared;
    }

    public Task<FolderRefreshReport> RefreshAsync(CancellationToken cancellationToken = default) => metadata.RefreshAsync(cancellationToken);

    public async Task<int> RemoveEmptyAsync(StoragePath? below = null, CancellationToken cancellationToken = default)
    {
        var count = 0;
        foreach (var backend in backends.All.Where(backend => backend.Capabilities.Folders).OfType<IFolderBackend>())
        {
            count += await backend.RemoveEmptyFoldersAsync(below, cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    public async Task<UsageByCategory> GetUsageAsync(string? backend = null, CancellationToken cancellationToken = default)
    {
        var counted = backend is null ? backends.Default : backends.Find(backend)
            ?? throw new ArgumentException($"No backend named '{backend}' is configured; the backends are: {string.Join(", ", backends.All.Select(known => known.Name))}.", nameof(backend));
        var usage = new OrderedDictionary<string, (long Files, long Bytes)>(StandardFolders.Categories.Select(category => KeyValuePair.Create(category, (0L, 0L))), StringComparer.Ordinal);
        var total = (Files: 0L, Bytes: 0L);
        var skipped = (Files: 0L, Bytes: 0L);
        var options = new ListOptions { OnSkipped = entry => skipped = (skipped.Files + 1, skipped.Bytes + (entry.Length ?? 0)) };
        await foreach (var entry in counted.ListAsync(options, cancellationToken).ConfigureAwait(false))
        {
            var category = layout.GetCategory(StoragePath.Parse(entry.Path));
            var (files, bytes) = usage.GetValueOrDefault(category);
            usage[category] = (files + 1, bytes + (entry.Length ?? 0));
            total = (total.Files + 1, total.Bytes + (entry.Length ?? 0));
        }

        return new UsageByCategory(
            counted.Name,
            [.. usage.Select(row => new CategoryUsage(row.Key, row.Value.Files, row.Value.Bytes))],
            new CategoryUsage("total", total.Files, total.Bytes))
        {
            Skipped = new CategoryUsage("skipped", skipped.Files, skipped.Bytes),
        };
    }

    private static CatalogException NotFound(Guid id) => new(CatalogErrorCode.NotFound, $"There is no paper with the id {id}.");

    private async Task MakeAsync(IEnumerable<StoragePath> folders, CancellationToken cancellationToken)
    {
        if (backends.Default is not IFolderBackend backend || !backends.Default.Capabilities.Folders)
        {
            return;
        }

        foreach (var folder in folders)
        {
            await backend.CreateFolderAsync(folder, cancellationToken).ConfigureAwait(false);
        }
    }
}
