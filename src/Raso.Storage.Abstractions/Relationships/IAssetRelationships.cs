using Raso.Storage.Assets;

namespace Raso.Storage.Relationships;

/// <summary>The relationships between assets, by themselves or within a transaction. A relationship goes with either of its assets.</summary>
public interface IAssetRelationships
{
    /// <summary>Makes a relationship. Where a row with the given id exists already, it is returned if all its fields are the same.</summary>
    /// <param name="relationship">The relationship.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ValidationException">Fields are at fault, or the source is the target; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (the source or the target is no asset), <see cref="CatalogErrorCode.AlreadyExists"/> (the two have a relationship of this type, or another has the id) or <see cref="CatalogErrorCode.CircularDependency"/> (the message shows the circle).</exception>
    Task<AssetRelationship> CreateAsync(NewRelationship relationship, CancellationToken cancellationToken = default);

    /// <summary>Gets a relationship.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The relationship, or <see langword="null"/> where there is none.</returns>
    Task<AssetRelationship?> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Finds the relationship of a type from one asset to another.</summary>
    /// <param name="source">The asset that it begins at.</param>
    /// <param name="target">The asset that it leads to.</param>
    /// <param name="type">What it says.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The relationship, or <see langword="null"/> where there is none.</returns>
    Task<AssetRelationship?> FindAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default);

    /// <summary>Lists the relationships that begin at an asset: by type, then by kind and id of the target.</summary>
    /// <param name="source">The asset.</param>
    /// <param name="options">Which page; the first 50 of every type where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page; empty where there is no such asset.</returns>
    /// <exception cref="ValidationException">The types, the page size or the start of the page are at fault.</exception>
    Task<Page<AssetRelationship>> ListBySourceAsync(AssetReference source, RelationshipListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the relationships that lead to an asset: by type, then by kind and id of the source.</summary>
    /// <param name="target">The asset.</param>
    /// <param name="options">Which page; the first 50 of every type where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page; empty where there is no such asset.</returns>
    /// <exception cref="ValidationException">The types, the page size or the start of the page are at fault.</exception>
    Task<Page<AssetRelationship>> ListByTargetAsync(AssetReference target, RelationshipListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Changes the strength or the metadata of a relationship.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">The new values.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">Fields are at fault; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>.</exception>
    Task<AssetRelationship> UpdateAsync(Guid id, RelationshipChanges changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes a relationship.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was such a relationship.</returns>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Deletes the relationship of a type from one asset to another.</summary>
    /// <param name="source">The asset that it begins at.</param>
    /// <param name="target">The asset that it leads to.</param>
    /// <param name="type">What it says.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was such a relationship.</returns>
    Task<bool> DeleteBetweenAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default);

    /// <summary>Finds what an asset needs, to any depth, in one query: targets of what begins at it, and sources of what generates it. Circles end nothing and double nothing.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="options">How far; all that it depends on, at most 10,000, where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The assets, each with the shortest way to it; none where there is no such asset.</returns>
    /// <exception cref="ValidationException">Options are at fault.</exception>
    Task<AssetClosure> GetDependenciesAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Finds what needs an asset, to any depth, in one query: sources of what leads to it, and targets of what it generates. Circles end nothing and double nothing.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="options">How far; all that depends on it, at most 10,000, where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The assets, each with the shortest way to it; none where there is no such asset.</returns>
    /// <exception cref="ValidationException">Options are at fault.</exception>
    Task<AssetClosure> GetDependentsAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists what must be made again when an asset changes, in an order in which each comes after all that it needs: by level, then by kind and id.</summary>
    /// <param name="changed">The asset that changes, which is not in the list.</param>
    /// <param name="options">What is followed; all that depends on it or is generated from it, at most 10,000, where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The assets; none where there is no such asset.</returns>
    /// <exception cref="ValidationException">Options are at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LimitExceeded"/>: more than <see cref="RebuildOptions.Limit"/> assets, or more than 1,000,000 relationships among them.</exception>
    Task<IReadOnlyList<RebuildStep>> GetRebuildOrderAsync(AssetReference changed, RebuildOptions? options = null, CancellationToken cancellationToken = default);
}
