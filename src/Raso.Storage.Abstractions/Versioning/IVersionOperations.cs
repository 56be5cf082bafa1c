using Raso.Storage.Assets;

namespace Raso.Storage.Versioning;

/// <summary>What can be done with the versions of assets without their files, by itself or within a transaction.</summary>
public interface IVersionOperations
{
    /// <summary>Lists the versions of an asset, the newest first.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="options">Which page; the newest 50 where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page; empty where there is no such asset.</returns>
    /// <exception cref="ValidationException">The page size or the start of the page is at fault.</exception>
    Task<Page<ContentVersion>> ListAsync(AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Gets the version that the asset's row shows.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version, or <see langword="null"/> where there is no such asset.</returns>
    Task<ContentVersion?> GetCurrentAsync(AssetReference asset, CancellationToken cancellationToken = default);

    /// <summary>Gets a version by its number.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number, from 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version, pruned or not; <see langword="null"/> where there is no such asset or number.</returns>
    Task<ContentVersion?> GetAsync(AssetReference asset, int number, CancellationToken cancellationToken = default);

    /// <summary>Tells how two versions of an asset differ: in size, bytes, parameters and whatever else describes them. No file is read.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="fromNumber">The number of one version, usually the older one.</param>
    /// <param name="toNumber">The number of the other.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such asset or number.</exception>
    Task<VersionComparison> CompareAsync(AssetReference asset, int fromNumber, int toNumber, CancellationToken cancellationToken = default);

    /// <summary>Makes a version the current one again. The asset's row gets its file and all that describes the bytes; title, scene and other places stay. No version is made or lost, and the roll-back is recorded.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number of the version, older or newer than the current one.</param>
    /// <param name="options">Who and why, and what it is based on; nothing where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The record, or <see langword="null"/> where the version is the current one already: then nothing was changed.</returns>
    /// <exception cref="ValidationException">Options are at fault; nothing was changed.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (there is no such asset or number, or the version was pruned) or <see cref="CatalogErrorCode.Conflict"/> (the row version).</exception>
    Task<VersionRollback?> RollBackAsync(AssetReference asset, int number, RollbackOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the roll-backs of an asset, the newest first; those made by plain SQL too.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="options">Which page; the newest 50 where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page; empty where there is no such asset.</returns>
    /// <exception cref="ValidationException">The page size or the start of the page is at fault.</exception>
    Task<Page<VersionRollback>> ListRollbacksAsync(AssetReference asset, VersionListOptions? options = null, CancellationToken cancellationToken = default);
}
