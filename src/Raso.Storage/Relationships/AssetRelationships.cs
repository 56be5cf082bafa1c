using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Relationships;

/// <inheritdoc cref="IAssetRelationships"/>
internal sealed class AssetRelationships(ICatalog catalog) : IAssetRelationships
{
    public Task<AssetRelationship> CreateAsync(NewRelationship relationship, CancellationToken cancellationToken = default)
    {
        RelationshipValidator.Check(relationship);
        // One id for every run of the function, so that a run after a collision creates the same row.
        var identified = relationship with { Id = relationship.Id ?? Guid.CreateVersion7() };
        return WriteAsync((rows, token) => rows.CreateAsync(identified, token), cancellationToken);
    }

    public Task<AssetRelationship?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        ReadAsync((rows, token) => rows.GetAsync(id, token), latest: true, cancellationToken);

    public Task<AssetRelationship?> FindAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default) =>
        ReadAsync((rows, token) => rows.FindAsync(source, target, type, token), latest: true, cancellationToken);

    public Task<Page<AssetRelationship>> ListBySourceAsync(
        AssetReference source, RelationshipListOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync((rows, token) => rows.ListBySourceAsync(source, options, token), options?.Latest, cancellationToken);

    public Task<Page<AssetRelationship>> ListByTargetAsync(
        AssetReference target, RelationshipListOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync((rows, token) => rows.ListByTargetAsync(target, options, token), options?.Latest, cancellationToken);

    public Task<AssetRelationship> UpdateAsync(Guid id, RelationshipChanges changes, CancellationToken cancellationToken = default)
    {
        RelationshipValidator.Check(changes);
        return WriteAsync((rows, token) => rows.UpdateAsync(id, changes, token), cancellationToken);
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        WriteAsync((rows, token) => rows.DeleteAsync(id, token), cancellationToken);

    public Task<bool> DeleteBetweenAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default) =>
        WriteAsync((rows, token) => rows.DeleteBetweenAsync(source, target, type, token), cancellationToken);

    public Task<AssetClosure> GetDependenciesAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync((rows, token) => rows.GetDependenciesAsync(asset, options, token), options?.Latest, cancellationToken);

    public Task<AssetClosure> GetDependentsAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync((rows, token) => rows.GetDependentsAsync(asset, options, token), options?.Latest, cancellationToken);

    public Task<IReadOnlyList<RebuildStep>> GetRebuildOrderAsync(
        AssetReference changed, RebuildOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync((rows, token) => rows.GetRebuildOrderAsync(changed, options, token), options?.Latest, cancellationToken);

    private Task<T> ReadAsync<T>(Func<RelationshipOperations, CancellationToken, Task<T>> read, bool? latest, CancellationToken cancellationToken) =>
        latest == true
            ? catalog.ReadLatestAsync((session, token) => read(new RelationshipOperations(session), token), cancellationToken)
            : catalog.ReadAsync((session, token) => read(new RelationshipOperations(session), token), cancellationToken);

    private Task<T> WriteAsync<T>(Func<RelationshipOperations, CancellationToken, Task<T>> write, CancellationToken cancellationToken) =>
        catalog.WriteAsync((session, token) => write(new RelationshipOperations(session), token), cancellationToken);
}
