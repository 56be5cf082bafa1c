namespace Raso.Storage.Assets;

/// <summary>The assets of one kind, and their files.</summary>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TNew">New assets of that kind.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public interface IAssetSet<TAsset, TNew, TChanges> : IAssetOperations<TAsset, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    /// <summary>Stores a file and takes the asset into the catalogue with it; this makes version 1. Where a row with the given id exists already, it is returned if its fields and the SHA-256 of the file are the same.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="content">The bytes of its file, at least one.</param>
    /// <param name="options">How to store the file; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call; neither row nor file is left then.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ValidationException">Fields are at fault, or the content is empty; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (there is no such paper), <see cref="CatalogErrorCode.AlreadyExists"/> or <see cref="CatalogErrorCode.LeaseLost"/>.</exception>
    /// <exception cref="StorageException">The bytes could not be stored.</exception>
    Task<TAsset> CreateAsync(TNew asset, FileContent content, AssetWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Stores a new file of an asset; this makes the next version, and the old ones stay.</summary>
    /// <param name="id">The id.</param>
    /// <param name="content">The bytes of the new file, at least one.</param>
    /// <param name="changes">What else changes with it, for example its duration; nothing where <see langword="null"/>.</param>
    /// <param name="options">How to store the file, and what is noted with the version; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call; the asset is as it was then.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">Fields are at fault, or the content is empty; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>, <see cref="CatalogErrorCode.Conflict"/> or <see cref="CatalogErrorCode.LeaseLost"/>.</exception>
    /// <exception cref="StorageException">The bytes could not be stored.</exception>
    Task<TAsset> ReplaceFileAsync(Guid id, FileContent content, TChanges? changes = null, AssetWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Opens the file of the current version; its bytes are verified against the ledger's checksum.</summary>
    /// <param name="id">The id.</param>
    /// <param name="options">How to read it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The open file; dispose it.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>.</exception>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.RetrieveAsync"/>.</exception>
    Task<RetrievedFile> OpenAsync(Guid id, RetrieveOptions? options = null, CancellationToken cancellationToken = default);
}
