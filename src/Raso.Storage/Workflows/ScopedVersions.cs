using Raso.Storage.Assets;
using Raso.Storage.Versioning;

namespace Raso.Storage.Workflows;

/// <summary>The operations on versions as calls of one scope.</summary>
internal sealed class ScopedVersions(VersionOperations inner, ScopeCalls calls) : IVersionOperations
{
    public Task<Page<ContentVersion>> ListAsync(AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.ListAsync(asset, options, token), cancellationToken);

    public Task<ContentVersion?> GetCurrentAsync(AssetReference asset, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetCurrentAsync(asset, token), cancellationToken);

    public Task<ContentVersion?> GetAsync(AssetReference asset, int number, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetAsync(asset, number, token), cancellationToken);

    public Task<VersionComparison> CompareAsync(AssetReference asset, int fromNumber, int toNumber, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.CompareAsync(asset, fromNumber, toNumber, token), cancellationToken);

    public Task<VersionRollback?> RollBackAsync(
        AssetReference asset, int number, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.RollBackAsync(asset, number, options, token), cancellationToken);

    public Task<Page<VersionRollback>> ListRollbacksAsync(
        AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.ListRollbacksAsync(asset, options, token), cancellationToken);
}
