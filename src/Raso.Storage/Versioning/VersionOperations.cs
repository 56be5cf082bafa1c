using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Versioning;

/// <summary>The operations on the rows of versions, within one transaction.</summary>
internal sealed class VersionOperations(ICatalogSession session) : IVersionOperations
{
    public async Task<Page<ContentVersion>> ListAsync(AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new VersionListOptions();
        var list = VersionCursor.VersionsOf(asset);
        var before = VersionRules.Check(options, list);
        var rows = await session.Versions.ListAsync(asset, before, options.PageSize + 1, cancellationToken).ConfigureAwait(false);
        return PageOf(list, rows, options.PageSize, version => version.Number);
    }

    public Task<ContentVersion?> GetCurrentAsync(AssetReference asset, CancellationToken cancellationToken = default) =>
        session.Versions.GetCurrentAsync(asset, cancellationToken);

    public Task<ContentVersion?> GetAsync(AssetReference asset, int number, CancellationToken cancellationToken = default) =>
        session.Versions.GetAsync(asset, number, cancellationToken);

    public async Task<VersionComparison> CompareAsync(AssetReference asset, int fromNumber, int toNumber, CancellationToken cancellationToken = default)
    {
        var old = await RequireAsync(asset, fromNumber, cancellationToken).ConfigureAwait(false);
        var @new = await RequireAsync(asset, toNumber, cancellationToken).ConfigureAwait(false);
        return new VersionComparison
        {
            From = old,
            To = @new,
            GenerationParameters = JsonDifferences.Between(old.GenerationParameters, @new.GenerationParameters),
            AiModelsUsed = JsonDifferences.Between(old.AiModelsUsed, @new.AiModelsUsed),
            PerformanceMetrics = JsonDifferences.Between(old.PerformanceMetrics, @new.PerformanceMetrics),
            Properties = JsonDifferences.Between(old.Properties, @new.Properties),
        };
    }

    public Task<VersionRollback?> RollBackAsync(
        AssetReference asset, int number, RollbackOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RollbackOptions();
        VersionRules.Check(options);
        return session.Versions.RollBackAsync(asset, number, options.CreatedBy, options.Reason, options.ExpectedRowVersion, cancellationToken);
    }

    public async Task<Page<VersionRollback>> ListRollbacksAsync(
        AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new VersionListOptions();
        var list = VersionCursor.RollbacksOf(asset);
        var before = VersionRules.Check(options, list);
        var rows = await session.Versions.ListRollbacksAsync(asset, before, options.PageSize + 1, cancellationToken).ConfigureAwait(false);
        return PageOf(list, rows, options.PageSize, rollback => rollback.Number);
    }

    /// <summary>Gets a version that must be there.</summary>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>.</exception>
    public async Task<ContentVersion> RequireAsync(AssetReference asset, int number, CancellationToken cancellationToken) =>
        await session.Versions.GetAsync(asset, number, cancellationToken).ConfigureAwait(false) ?? throw VersionRowErrors.NoVersion(asset, number);

    // One row more than asked for tells whether another page follows.
    private static Page<T> PageOf<T>(string list, IReadOnlyList<T> rows, int size, Func<T, int> numberOf) =>
        rows.Count <= size ? new Page<T>(rows, null) : new Page<T>([.. rows.Take(size)], VersionCursor.Write(list, numberOf(rows[size - 1])));
}
