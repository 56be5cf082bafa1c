using Raso.Storage.Assets;

namespace Raso.Storage.Versioning;

/// <summary>The versions of assets of any kind, and their files.</summary>
public interface IContentVersioning : IVersionOperations
{
    /// <summary>Stores a new file of an asset, which makes its next version; the old ones stay. The same as <see cref="IAssetSet{TAsset, TNew, TChanges}.ReplaceFileAsync"/>, for assets whose kind is known only when the program runs.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="content">The bytes of the new file, at least one.</param>
    /// <param name="version">What comes with it; all as the current version has it where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call; the asset is as it was then.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ValidationException">Fields are at fault, or the content is empty; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>, <see cref="CatalogErrorCode.Conflict"/> or <see cref="CatalogErrorCode.LeaseLost"/>.</exception>
    /// <exception cref="StorageException">The bytes could not be stored.</exception>
    Task<ContentVersion> CreateAsync(AssetReference asset, FileContent content, NewVersion? version = null, CancellationToken cancellationToken = default);

    /// <summary>Opens the file of a version; its bytes are verified against the ledger's checksum.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="options">How to read it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The open file; dispose it.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such asset or number, or the version was pruned.</exception>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.RetrieveAsync"/>.</exception>
    Task<RetrievedFile> OpenAsync(AssetReference asset, int number, RetrieveOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Opens the source code of a version; its bytes are verified against the ledger's checksum.</summary>
    /// <param name="asset">The asset, a visual.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="options">How to read it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The open file; dispose it.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such asset or number, the version has no source code, or it was pruned.</exception>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.RetrieveAsync"/>.</exception>
    Task<RetrievedFile> OpenSourceCodeAsync(AssetReference asset, int number, RetrieveOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the files of those versions of an asset that a policy does not keep; the current version always keeps its own. The rows stay, marked with the time. The files go through the ledger, now or by the next sweep. A pruned version can be neither opened nor rolled back to.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="policy">What is kept.</param>
    /// <param name="cancellationToken">Cancels the call; versions that were pruned by then stay so.</param>
    /// <returns>What was pruned.</returns>
    /// <exception cref="ValidationException">The policy is at fault; nothing was pruned.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such asset.</exception>
    Task<PruneReport> PruneAsync(AssetReference asset, PrunePolicy policy, CancellationToken cancellationToken = default);
}
