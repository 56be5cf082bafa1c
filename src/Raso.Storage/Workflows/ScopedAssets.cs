using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>The operations on one kind of asset as calls of one scope.</summary>
internal sealed class ScopedAssets<TAsset, TChanges>(IAssetOperations<TAsset, TChanges> inner, ScopeCalls calls) : IAssetOperations<TAsset, TChanges>
    where TAsset : Asset
    where TChanges : AssetChanges
{
    public Task<TAsset?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetAsync(id, token), cancellationToken);

    public Task<TAsset> UpdateAsync(Guid id, TChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.UpdateAsync(id, changes, expectedRowVersion, token), cancellationToken);

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.DeleteAsync(id, token), cancellationToken);
}
