namespace Raso.Storage.Assets;

/// <summary>What can be done with the rows of one kind of asset, by itself or within a transaction.</summary>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public interface IAssetOperations<TAsset, TChanges>
    where TAsset : Asset
    where TChanges : AssetChanges
{
    /// <summary>Gets an asset.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The asset, or <see langword="null"/> where there is none of this kind.</returns>
    Task<TAsset?> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Changes chosen fields of an asset; those that describe the bytes are changed in its current version too.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">The new values.</param>
    /// <param name="expectedRowVersion">The row version that the change is based on; any where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">Fields are at fault; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> or <see cref="CatalogErrorCode.Conflict"/>.</exception>
    Task<TAsset> UpdateAsync(Guid id, TChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an asset with its versions and relationships. The rows go at once; the files go through the ledger, now or by the next sweep.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was such an asset.</returns>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default);
}
