using Npgsql;
using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The rows of relationships in PostgreSQL.</summary>
internal sealed class PostgresRelationshipRows(PostgresCommands commands) : IRelationshipRows
{
    public async Task<AssetRelationship?> InsertAsync(Guid id, NewRelationship relationship, CancellationToken cancellationToken)
    {
        return await RunAsync(RelationshipSql.Insert).ConfigureAwait(false) ?? await RunAsync(RelationshipSql.InsertOrTell).ConfigureAwait(false);

        Task<AssetRelationship?> RunAsync(string sql) => commands.FirstAsync(
            [
                Between(sql, relationship.Source, relationship.Target, relationship.Type)
                    .With("id", id)
                    .With("strength", relationship.Strength)
                    .With("metadata", relationship.Metadata),
            ],
            Read,
            cancellationToken);
    }

    public Task<AssetRelationship?> GetAsync(Guid id, CancellationToken cancellationToken) =>
        commands.FirstAsync([new NpgsqlBatchCommand(RelationshipSql.Get).With("id", id)], Read, cancellationToken);

    public Task<AssetRelationship?> FindAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken) =>
        commands.FirstAsync([Between(RelationshipSql.Find, source, target, type)], Read, cancellationToken);

    public Task<IReadOnlyList<AssetRelationship>> ListBySourceAsync(
        AssetReference source, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit, CancellationToken cancellationToken) =>
        commands.ListAsync(Page(RelationshipSql.ListBySource, source, types, after, limit), Read, cancellationToken);

    public Task<IReadOnlyList<AssetRelationship>> ListByTargetAsync(
        AssetReference target, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit, CancellationToken cancellationToken) =>
        commands.ListAsync(Page(RelationshipSql.ListByTarget, target, types, after, limit), Read, cancellationToken);

    public Task<AssetRelationship?> UpdateAsync(Guid id, RelationshipChanges changes, CancellationToken cancellationToken) => commands.FirstAsync(
        [
            new NpgsqlBatchCommand(RelationshipSql.Update)
                .With("id", id)
                .With("set_strength", changes.Strength.IsSet).With("strength", changes.Strength.Value)
                .With("set_metadata", changes.Metadata.IsSet).With("metadata", changes.Metadata.Value),
        ],
        Read,
        cancellationToken);

    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        await commands.ExecuteAsync(new NpgsqlBatchCommand(RelationshipSql.Delete).With("id", id), cancellationToken).ConfigureAwait(false) > 0;

    public async Task<bool> DeleteBetweenAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken) =>
        await commands.ExecuteAsync(Between(RelationshipSql.DeleteByEnds, source, target, type), cancellationToken).ConfigureAwait(false) > 0;

    public Task<IReadOnlyList<RelationshipStep>> WalkAsync(RelationshipWalk walk, CancellationToken cancellationToken)
    {
        // An asset has up to one visit a depth; the start has one more.
        var visits = (walk.Limit + 1L) * ((walk.MaxDepth ?? 0) + 1L);
        var command = Walk(RelationshipSql.Walk, walk).With("max_depth", walk.MaxDepth).With("visits", (long?)visits).With("limit", walk.Limit);
        return commands.ListAsync(command, ReadStep, cancellationToken);
    }

    public Task<IReadOnlyList<RelationshipStep>> ListStepsAsync(RelationshipWalk walk, int limit, CancellationToken cancellationToken) =>
        commands.ListAsync(Walk(RelationshipSql.ListSteps, walk).With("visits", (long?)walk.Limit + 1).With("limit", limit), ReadStep, cancellationToken);

    private static NpgsqlBatchCommand Walk(string sql, RelationshipWalk walk) => new NpgsqlBatchCommand(sql)
        .With("kind", CatalogText.AssetTypes.Format(walk.Start.Type))
        .With("id", walk.Start.Id)
        .With("to_target", walk.ToTarget.Select(CatalogText.RelationshipTypes.Format))
        .With("to_source", walk.ToSource.Select(CatalogText.RelationshipTypes.Format));

    private static NpgsqlBatchCommand Between(string sql, AssetReference source, AssetReference target, RelationshipType type) => new NpgsqlBatchCommand(sql)
        .With("source_type", CatalogText.AssetTypes.Format(source.Type)).With("source_id", source.Id)
        .With("target_type", CatalogText.AssetTypes.Format(target.Type)).With("target_id", target.Id)
        .With("type", CatalogText.RelationshipTypes.Format(type));

    // Before every text there is the empty one.
    private static NpgsqlBatchCommand Page(string sql, AssetReference asset, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit) =>
        new NpgsqlBatchCommand(sql)
            .With("kind", CatalogText.AssetTypes.Format(asset.Type))
            .With("id", asset.Id)
            .With("types", types.Select(CatalogText.RelationshipTypes.Format))
            .With("after_type", CatalogText.RelationshipTypes.Format(after?.Type) ?? string.Empty)
            .With("after_kind", CatalogText.AssetTypes.Format(after?.Other.Type) ?? string.Empty)
            .With("after_id", after?.Other.Id ?? Guid.Empty)
            .With("limit", limit);

    private static AssetRelationship Read(PostgresRow row) => new()
    {
        Id = row.Guid("id"),
        Source = new AssetReference(row.Enum(CatalogText.AssetTypes, "source_type"), row.Guid("source_id")),
        Target = new AssetReference(row.Enum(CatalogText.AssetTypes, "target_type"), row.Guid("target_id")),
        Type = row.Enum(CatalogText.RelationshipTypes, "relationship_type"),
        Strength = row.Decimal("dependency_strength"),
        Metadata = row.Json("metadata"),
        CreatedAt = row.Moment("created_at"),
    };

    private static RelationshipStep ReadStep(PostgresRow row) => new(
        new AssetReference(row.Enum(CatalogText.AssetTypes, "kind"), row.Guid("id")),
        new AssetReference(row.Enum(CatalogText.AssetTypes, "from_kind"), row.Guid("from_id")));
}
