using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Content;
using Raso.Storage.Files;

namespace Raso.Storage.Versioning;

/// <inheritdoc cref="IContentVersioning"/>
internal sealed class ContentVersioning(ICatalog catalog, VersionWriter writer, FileStore files, DeletedFiles deleted) : IContentVersioning
{
    // A transaction holds the asset's row, so that none takes long.
    private const int PrunedAtOnce = 500;

    public Task<Page<ContentVersion>> ListAsync(AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default)
    {
        VersionRules.Check(options ?? new VersionListOptions(), VersionCursor.VersionsOf(asset));
        return catalog.ReadLatestAsync((session, token) => In(session).ListAsync(asset, options, token), cancellationToken);
    }

    public Task<ContentVersion?> GetCurrentAsync(AssetReference asset, CancellationToken cancellationToken = default) =>
        catalog.ReadLatestAsync((session, token) => In(session).GetCurrentAsync(asset, token), cancellationToken);

    public Task<ContentVersion?> GetAsync(AssetReference asset, int number, CancellationToken cancellationToken = default) =>
        catalog.ReadLatestAsync((session, token) => In(session).GetAsync(asset, number, token), cancellationToken);

    public Task<VersionComparison> CompareAsync(AssetReference asset, int fromNumber, int toNumber, CancellationToken cancellationToken = default) =>
        catalog.ReadSnapshotAsync((session, token) => In(session).CompareAsync(asset, fromNumber, toNumber, token), cancellationToken);

    public Task<VersionRollback?> RollBackAsync(
        AssetReference asset, int number, RollbackOptions? options = null, CancellationToken cancellationToken = default)
    {
        VersionRules.Check(options ?? new RollbackOptions());
        return catalog.WriteAsync((session, token) => In(session).RollBackAsync(asset, number, options, token), cancellationToken);
    }

    public Task<Page<VersionRollback>> ListRollbacksAsync(
        AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default)
    {
        VersionRules.Check(options ?? new VersionListOptions(), VersionCursor.RollbacksOf(asset));
        return catalog.ReadLatestAsync((session, token) => In(session).ListRollbacksAsync(asset, options, token), cancellationToken);
    }

    public Task<ContentVersion> CreateAsync(AssetReference asset, FileContent content, NewVersion? version = null, CancellationToken cancellationToken = default)
    {
        version ??= new NewVersion();
        return asset.Type switch
        {
            AssetType.Video => WriteAsync(VideoKind.Instance, asset, content, NewVersionParts.VideoChangesOf(version), version, cancellationToken),
            AssetType.Audio => WriteAsync(AudioKind.Instance, asset, content, NewVersionParts.AudioChangesOf(version), version, cancellationToken),
            AssetType.Visual => WriteAsync(VisualKind.Instance, asset, content, NewVersionParts.VisualChangesOf(version), version, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(asset), asset, "No such kind of asset."),
        };
    }

    public async Task<RetrievedFile> OpenAsync(AssetReference asset, int number, RetrieveOptions? options = null, CancellationToken cancellationToken = default)
    {
        var version = await RequireFilesAsync(asset, number, cancellationToken).ConfigureAwait(false);
        return await files.OpenAsync(version.FilePath, options, cancellationToken).ConfigureAwait(false);
    }

    public async Task<RetrievedFile> OpenSourceCodeAsync(
        AssetReference asset, int number, RetrieveOptions? options = null, CancellationToken cancellationToken = default)
    {
        var version = await RequireFilesAsync(asset, number, cancellationToken).ConfigureAwait(false);
        return await files.OpenAsync(
            version.SourceCodePath ?? throw new CatalogException(CatalogErrorCode.NotFound, $"Version {number} of the {asset} has no source code."),
            options,
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<PruneReport> PruneAsync(AssetReference asset, PrunePolicy policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        VersionRules.Check(policy);
        var numbers = new List<int>();
        long bytes = 0;
        while (true)
        {
            var pruned = await deleted.ReleaseAsync(
                async (session, token) =>
                {
                    var versions = await session.Versions.PruneAsync(asset, policy, PrunedAtOnce, token).ConfigureAwait(false);
                    return (versions, FilesOf(versions));
                },
                cancellationToken).ConfigureAwait(false);
            numbers.AddRange(pruned.Select(version => version.Number));
            bytes += pruned.Sum(version => version.Length);
            if (pruned.Count < PrunedAtOnce)
            {
                return new PruneReport(numbers, bytes);
            }
        }
    }

    private static VersionOperations In(ICatalogSession session) => new(session);

    private static IReadOnlyList<Guid> FilesOf(IReadOnlyList<PrunedVersion> versions) =>
        [.. versions.Select(version => version.FileId), .. versions.Select(version => version.SourceCodeId).OfType<Guid>()];

    private async Task<ContentVersion> RequireFilesAsync(AssetReference asset, int number, CancellationToken cancellationToken)
    {
        var version = await catalog.ReadLatestAsync(
            (session, token) => In(session).RequireAsync(asset, number, token), cancellationToken).ConfigureAwait(false);
        return version.PrunedAt is null ? version : throw VersionRowErrors.Pruned(asset, number);
    }

    private Task<ContentVersion> WriteAsync<TAsset, TNew, TChanges>(
        AssetKind<TAsset, TNew, TChanges> kind,
        AssetReference asset,
        FileContent content,
        TChanges changes,
        NewVersion version,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges =>
        writer.WriteAsync(
            kind,
            asset.Id,
            content,
            changes,
            NewVersionParts.OptionsOf(version),
            async (session, row, token) => await session.Versions.GetAsync(asset, row.VersionNumber, token).ConfigureAwait(false)
                ?? throw VersionRowErrors.NoVersion(asset, row.VersionNumber),
            cancellationToken);
}
