using Raso.Storage.Catalog;
using Raso.Storage.Content;

namespace Raso.Storage.Assets;

/// <summary>The operations on the rows of one kind of asset, within one transaction.</summary>
internal sealed class AssetOperations<TAsset, TNew, TChanges>(ICatalogSession session, AssetKind<TAsset, TNew, TChanges> kind)
    : IAssetOperations<TAsset, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    private readonly IAssetRows<TAsset, TNew, TChanges> _rows = kind.RowsOf(session);

    public Task<TAsset?> GetAsync(Guid id, CancellationToken cancellationToken = default) => _rows.GetAsync(id, cancellationToken);

    public async Task<TAsset> UpdateAsync(Guid id, TChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default)
    {
        AssetValidator.Checked(kind, changes, allowNone: false);
        await LinkedVideo.RequireAsync(session, kind.VideoOf(changes), cancellationToken).ConfigureAwait(false);
        return await RowChange.ApplyAsync(kind, _rows, id, changes, null, expectedRowVersion, cancellationToken).ConfigureAwait(false);
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) => _rows.DeleteAsync(id, cancellationToken);
}
