using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Relationships;

/// <summary>The operations on relationships, within one transaction.</summary>
internal sealed class RelationshipOperations(ICatalogSession session) : IAssetRelationships
{
    // Some 60 MB; beyond that an order is nothing that one call should compute.
    private const int MaxSteps = 1_000_000;

    public async Task<AssetRelationship> CreateAsync(NewRelationship relationship, CancellationToken cancellationToken = default)
    {
        RelationshipValidator.Check(relationship);
        var id = relationship.Id ?? Guid.CreateVersion7();
        if (await InsertAsync(id, relationship, cancellationToken).ConfigureAwait(false) is { } row)
        {
            return row;
        }

        var existing = await session.Relationships.GetAsync(id, cancellationToken).ConfigureAwait(false);
        return existing is not null && existing.Matches(relationship)
            ? existing
            : throw new CatalogException(CatalogErrorCode.AlreadyExists, $"Another relationship has the id {id}; leave the id out or choose a new one.");
    }

    public Task<AssetRelationship?> GetAsync(Guid id, CancellationToken cancellationToken = default) => session.Relationships.GetAsync(id, cancellationToken);

    public Task<AssetRelationship?> FindAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default) =>
        session.Relationships.FindAsync(source, target, type, cancellationToken);

    public async Task<Page<AssetRelationship>> ListBySourceAsync(
        AssetReference source, RelationshipListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RelationshipListOptions();
        var list = $"from {source}";
        var (types, after) = RelationshipValidator.Check(options, list);
        var rows = await session.Relationships.ListBySourceAsync(source, types, after, options.PageSize + 1, cancellationToken).ConfigureAwait(false);
        return PageOf(list, rows, options.PageSize, row => row.Target);
    }

    public async Task<Page<AssetRelationship>> ListByTargetAsync(
        AssetReference target, RelationshipListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RelationshipListOptions();
        var list = $"to {target}";
        var (types, after) = RelationshipValidator.Check(options, list);
        var rows = await session.Relationships.ListByTargetAsync(target, types, after, options.PageSize + 1, cancellationToken).ConfigureAwait(false);
        return PageOf(list, rows, options.PageSize, row => row.Source);
    }

    public async Task<AssetRelationship> UpdateAsync(Guid id, RelationshipChanges changes, CancellationToken cancellationToken = default)
    {
        RelationshipValidator.Check(changes);
        return await session.Relationships.UpdateAsync(id, changes, cancellationToken).ConfigureAwait(false)
            ?? throw new CatalogException(CatalogErrorCode.NotFound, $"There is no relationship with the id {id}.");
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) => session.Relationships.DeleteAsync(id, cancellationToken);

    public Task<bool> DeleteBetweenAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken = default) =>
        session.Relationships.DeleteBetweenAsync(source, target, type, cancellationToken);

    public Task<AssetClosure> GetDependenciesAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ClosureOptions();
        RelationshipValidator.Check(options);
        var walk = RelationshipClosure.ToDependencies(asset, options.Types, options.Limit);
        return RelationshipClosure.FindAsync(session.Relationships, walk, options.MaxDepth, cancellationToken);
    }

    public Task<AssetClosure> GetDependentsAsync(AssetReference asset, ClosureOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ClosureOptions();
        RelationshipValidator.Check(options);
        var walk = RelationshipClosure.ToDependents(asset, options.Types, options.Limit);
        return RelationshipClosure.FindAsync(session.Relationships, walk, options.MaxDepth, cancellationToken);
    }

    public async Task<IReadOnlyList<RebuildStep>> GetRebuildOrderAsync(
        AssetReference changed, RebuildOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RebuildOptions();
        RelationshipValidator.Check(options);
        var walk = RelationshipClosure.ToDependents(changed, options.Types, options.Limit);
        var steps = await session.Relationships.ListStepsAsync(walk, MaxSteps + 1, cancellationToken).ConfigureAwait(false);
        var order = steps.Count > MaxSteps
            ? throw Exceeded(changed, $"{MaxSteps} relationships lead to them; follow fewer types")
            : RebuildOrder.Of(changed, steps);
        return order.Count > options.Limit ? throw Exceeded(changed, $"they are more than {options.Limit}; raise {nameof(RebuildOptions.Limit)}") : order;
    }

    private static CatalogException Exceeded(AssetReference changed, string why) => new(
        CatalogErrorCode.LimitExceeded, $"The assets to be made again when the {changed} changes are too many to be ordered: {why}, or read them by {nameof(GetDependentsAsync)}.");

    private async Task<AssetRelationship?> InsertAsync(Guid id, NewRelationship relationship, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Relationships.InsertAsync(id, relationship, cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException error) when (error.Code is CatalogErrorCode.NotFound or CatalogErrorCode.AlreadyExists)
        {
            throw new CatalogException(
                error.Code, $"{error.Message} Source is {relationship.Source}, Target is {relationship.Target}.", innerException: error.InnerException);
        }
    }

    // One row more than asked for tells whether another page follows.
    private static Page<AssetRelationship> PageOf(
        string list, IReadOnlyList<AssetRelationship> rows, int size, Func<AssetRelationship, AssetReference> otherOf) =>
        rows.Count <= size
            ? new Page<AssetRelationship>(rows, null)
            : new Page<AssetRelationship>([.. rows.Take(size)], RelationshipCursor.Write(list, new RelationshipKey(rows[size - 1].Type, otherOf(rows[size - 1]))));
}
