using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Workflows;

/// <summary>The operations on relationships as calls of one scope.</summary>
internal sealed class ScopedRelationships(RelationshipOperations inner, ScopeCalls calls) : IAssetRelationships
{
    public Task<AssetRelationship> CreateAsync(NewRelationship relationship, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.CreateAsync(relationship, token), cancellationToken);

    public Task<AssetRelationship?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetAsync(id, token), cancellationToken);

    public Task<AssetRelationship?> FindAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.FindAsync(source, target, type, token), cancellationToken);

    public Task<Page<AssetRelationship>> ListBySourceAsync(
        AssetReference source, RelationshipListOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.ListBySourceAsync(source, options, token), cancellationToken);

    public Task<Page<AssetRelationship>> ListByTargetAsync(
        AssetReference target, RelationshipListOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.ListByTargetAsync(target, options, token), cancellationToken);

    public Task<AssetRelationship> UpdateAsync(Guid id, RelationshipChanges changes, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.UpdateAsync(id, changes, token), cancellationToken);

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.DeleteAsync(id, token), cancellationToken);

    public Task<bool> DeleteBetweenAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.DeleteBetweenAsync(source, target, type, token), cancellationToken);

    public Task<AssetClosure> GetDependenciesAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetDependenciesAsync(asset, options, token), cancellationToken);

    public Task<AssetClosure> GetDependentsAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetDependentsAsync(asset, options, token), cancellationToken);

    public Task<IReadOnlyList<RebuildStep>> GetRebuildOrderAsync(
        AssetReference changed, RebuildOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetRebuildOrderAsync(changed, options, token), cancellationToken);
}
