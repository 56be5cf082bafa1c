using Raso.Storage.Assets;

namespace Raso.Storage.Catalog;

/// <summary>The rows of one kind of asset. The versions of an asset are made by the database's triggers. Values are validated already; the database's own constraints are the second belt.</summary>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TNew">New assets of that kind.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public interface IAssetRows<TAsset, TNew, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    /// <summary>Inserts a row, which makes version 1.</summary>
    /// <param name="id">The id.</param>
    /// <param name="asset">The fields.</param>
    /// <param name="file">Its committed files and what is noted with the version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/> where a row with the id exists already (nothing is raised and the transaction stays usable).</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (no such paper or video) or <see cref="CatalogErrorCode.ConstraintViolation"/>.</exception>
    Task<TAsset?> InsertAsync(Guid id, TNew asset, VersionFile file, CancellationToken cancellationToken);

    /// <summary>Gets a row with its current version.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<TAsset?> GetAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Changes chosen fields and, where a file is given, points the row to it, which makes the next version.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">The new values.</param>
    /// <param name="file">The committed files of the next version; the present version stays where <see langword="null"/>.</param>
    /// <param name="expectedRowVersion">The row version that must hold; any where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>, <see cref="CatalogErrorCode.Conflict"/> or <see cref="CatalogErrorCode.ConstraintViolation"/>.</exception>
    Task<TAsset> UpdateAsync(Guid id, TChanges changes, VersionFile? file, long? expectedRowVersion, CancellationToken cancellationToken);

    /// <summary>Deletes a row with its versions and relationships.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken);
}
