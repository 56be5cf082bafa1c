using Raso.Storage.Assets;
using Raso.Storage.Versioning;

namespace Raso.Storage.Catalog;

/// <summary>The rows of versions and roll-backs. The database's triggers make them: a version by the asset's change to a new file, a roll-back by its change to the file of one of its versions. Values are validated already.</summary>
public interface IVersionRows
{
    /// <summary>Lists the versions of an asset by number, the newest first.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="before">The number before which the list begins; the newest where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<ContentVersion>> ListAsync(AssetReference asset, int? before, int limit, CancellationToken cancellationToken);

    /// <summary>Gets the current version of an asset.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<ContentVersion?> GetCurrentAsync(AssetReference asset, CancellationToken cancellationToken);

    /// <summary>Gets a version by its number.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<ContentVersion?> GetAsync(AssetReference asset, int number, CancellationToken cancellationToken);

    /// <summary>Points an asset to the file of one of its versions, which makes that the current one, and notes with the record who did it and why.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="createdBy">Who does it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="expectedRowVersion">The row version of the asset that must hold; any where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The record, or <see langword="null"/> where the version is the current one already and nothing was changed.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (no such asset or number, or the version was pruned) or <see cref="CatalogErrorCode.Conflict"/>.</exception>
    Task<VersionRollback?> RollBackAsync(
        AssetReference asset, int number, string? createdBy, string? reason, long? expectedRowVersion, CancellationToken cancellationToken);

    /// <summary>Lists the roll-backs of an asset by number, the newest first.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="before">The number before which the list begins; the newest where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<VersionRollback>> ListRollbacksAsync(AssetReference asset, int? before, int limit, CancellationToken cancellationToken);

    /// <summary>Marks versions of an asset as pruned, the oldest first: those that are not current, not pruned, and that no rule of the policy keeps. The triggers release their files.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="policy">What is kept.</param>
    /// <param name="limit">The greatest number of versions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions, by number.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such asset.</exception>
    Task<IReadOnlyList<PrunedVersion>> PruneAsync(AssetReference asset, PrunePolicy policy, int limit, CancellationToken cancellationToken);
}
