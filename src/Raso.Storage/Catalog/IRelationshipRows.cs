using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Catalog;

/// <summary>The rows of relationships between assets. Values are validated already. That relationships of the type depends_on form no circle is held by the database, so that neither plain SQL nor two writers at once can break it.</summary>
public interface IRelationshipRows
{
    /// <summary>Inserts a row.</summary>
    /// <param name="id">The id.</param>
    /// <param name="relationship">The fields.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/> where a row with the id exists already (nothing is raised and the transaction stays usable).</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (an end is no asset), <see cref="CatalogErrorCode.AlreadyExists"/> (the ends have a relationship of this type) or <see cref="CatalogErrorCode.CircularDependency"/> (with the circle in its message).</exception>
    Task<AssetRelationship?> InsertAsync(Guid id, NewRelationship relationship, CancellationToken cancellationToken);

    /// <summary>Gets a row.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<AssetRelationship?> GetAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Finds a row by its ends and its type.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="type">The type.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<AssetRelationship?> FindAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken);

    /// <summary>Lists the rows that begin at an asset, by the texts of type and kind of the target and then by its id.</summary>
    /// <param name="source">The asset.</param>
    /// <param name="types">The types.</param>
    /// <param name="after">The row after which the list begins; the beginning where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<AssetRelationship>> ListBySourceAsync(
        AssetReference source, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit, CancellationToken cancellationToken);

    /// <summary>Lists the rows that lead to an asset, by the texts of type and kind of the source and then by its id.</summary>
    /// <param name="target">The asset.</param>
    /// <param name="types">The types.</param>
    /// <param name="after">The row after which the list begins; the beginning where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<AssetRelationship>> ListByTargetAsync(
        AssetReference target, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit, CancellationToken cancellationToken);

    /// <summary>Changes chosen fields.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">The new values.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now, or <see langword="null"/> where there is none.</returns>
    Task<AssetRelationship?> UpdateAsync(Guid id, RelationshipChanges changes, CancellationToken cancellationToken);

    /// <summary>Deletes a row.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Deletes a row by its ends and its type.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="type">The type.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteBetweenAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken);

    /// <summary>Finds what an asset is joined to, to any depth, in one statement whose cost grows with what it finds: each asset is visited once, however many ways lead to it, or with <see cref="RelationshipWalk.MaxDepth"/> once a depth.</summary>
    /// <param name="walk">Where and how to walk.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Each asset once, with the one before it on a shortest way; the one that comes before stands earlier in the list or is the start. The start is not among them.</returns>
    Task<IReadOnlyList<RelationshipStep>> WalkAsync(RelationshipWalk walk, CancellationToken cancellationToken);

    /// <summary>As <see cref="WalkAsync"/>, but gives every step from the start and from what is found, those that lead back to the start included; in no order. <see cref="RelationshipWalk.MaxDepth"/> does not count.</summary>
    /// <param name="walk">Where and how to walk; steps are given from the start and from as many assets as its limit says.</param>
    /// <param name="limit">The greatest number of steps.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The steps.</returns>
    Task<IReadOnlyList<RelationshipStep>> ListStepsAsync(RelationshipWalk walk, int limit, CancellationToken cancellationToken);
}
