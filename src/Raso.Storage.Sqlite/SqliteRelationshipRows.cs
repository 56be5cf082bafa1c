using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Relationships;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of relationships. One writer at a time: what a change reads first still holds when it writes.</summary>
internal sealed class SqliteRelationshipRows(SqliteStatements statements) : IRelationshipRows
{
    public Task<AssetRelationship?> InsertAsync(Guid id, NewRelationship relationship, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (statements.Any(RelationshipSql.Exists, ById(id), cancellationToken))
        {
            return null;
        }

        var fields = Between(relationship.Source, relationship.Target, relationship.Type)
            .Id("$id", id)
            .Number("$strength", (double)relationship.Strength)
            .Json("$metadata", relationship.Metadata);
        try
        {
            statements.Execute(RelationshipSql.Insert, fields, cancellationToken);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.CircularDependency)
        {
            // The rule of the schema can only tell that there is a circle, and took the row back.
            throw RelationshipRowErrors.Circle(FindCircle(relationship.Source, relationship.Target, cancellationToken), error.InnerException);
        }

        return Get(id, cancellationToken);
    });

    public Task<AssetRelationship?> GetAsync(Guid id, CancellationToken cancellationToken) => statements.Run(() => Get(id, cancellationToken));

    public Task<AssetRelationship?> FindAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken) =>
        statements.Run(() => statements.QueryFirst(RelationshipSql.Find, Between(source, target, type), Map, cancellationToken));

    public Task<IReadOnlyList<AssetRelationship>> ListBySourceAsync(
        AssetReference source, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit, CancellationToken cancellationToken) =>
        statements.Run(() => statements.Query(RelationshipSql.ListBySource, Page(source, types, after, limit), Map, cancellationToken));

    public Task<IReadOnlyList<AssetRelationship>> ListByTargetAsync(
        AssetReference target, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit, CancellationToken cancellationToken) =>
        statements.Run(() => statements.Query(RelationshipSql.ListByTarget, Page(target, types, after, limit), Map, cancellationToken));

    public Task<AssetRelationship?> UpdateAsync(Guid id, RelationshipChanges changes, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (Get(id, cancellationToken) is not { } old)
        {
            return null;
        }

        var fields = ById(id)
            .Number("$strength", (double)changes.Strength.Or(old.Strength))
            .Json("$metadata", changes.Metadata.Or(old.Metadata));
        statements.Execute(RelationshipSql.Update, fields, cancellationToken);
        return Get(id, cancellationToken);
    });

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(RelationshipSql.Delete, ById(id), cancellationToken) > 0);

    public Task<bool> DeleteBetweenAsync(AssetReference source, AssetReference target, RelationshipType type, CancellationToken cancellationToken) =>
        statements.Run(() => statements.Execute(RelationshipSql.DeleteByEnds, Between(source, target, type), cancellationToken) > 0);

    public Task<IReadOnlyList<RelationshipStep>> WalkAsync(RelationshipWalk walk, CancellationToken cancellationToken) =>
        statements.Run(() => Walk(walk, cancellationToken));

    public Task<IReadOnlyList<RelationshipStep>> ListStepsAsync(RelationshipWalk walk, int limit, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Query(RelationshipSql.ListSteps, Along(walk).Integer("$visits", walk.Limit + 1L).Integer("$limit", limit), MapStep, cancellationToken));

    private AssetRelationship? Get(Guid id, CancellationToken cancellationToken) =>
        statements.QueryFirst(RelationshipSql.Get, ById(id), Map, cancellationToken);

    private IReadOnlyList<RelationshipStep> Walk(RelationshipWalk walk, CancellationToken cancellationToken)
    {
        // An asset has up to one visit a depth; the start has one more.
        var visits = (walk.Limit + 1L) * ((walk.MaxDepth ?? 0) + 1L);
        var arguments = Along(walk).Integer("$max_depth", walk.MaxDepth).Integer("$visits", visits).Integer("$limit", walk.Limit);
        return statements.Query(RelationshipSql.Walk, arguments, MapStep, cancellationToken);
    }

    private List<AssetReference> FindCircle(AssetReference source, AssetReference target, CancellationToken cancellationToken)
    {
        var walk = new RelationshipWalk { Start = target, ToTarget = [RelationshipType.DependsOn], ToSource = [], Limit = int.MaxValue };
        var before = Walk(walk, cancellationToken).ToDictionary(step => step.Asset, step => step.From);
        List<AssetReference> circle = [source];
        for (var asset = source; asset != target;)
        {
            asset = before[asset];
            circle.Add(asset);
        }

        circle.Add(source);
        circle.Reverse();
        return circle;
    }

    private static SqliteArguments Along(RelationshipWalk walk) => new SqliteArguments()
        .Text("$kind", CatalogText.AssetTypes.Format(walk.Start.Type))
        .Id("$id", walk.Start.Id)
        .Texts("$to_target", walk.ToTarget.Select(CatalogText.RelationshipTypes.Format))
        .Texts("$to_source", walk.ToSource.Select(CatalogText.RelationshipTypes.Format));

    private static SqliteArguments ById(Guid id) => new SqliteArguments().Id("$id", id);

    private static SqliteArguments Between(AssetReference source, AssetReference target, RelationshipType type) => new SqliteArguments()
        .Text("$source_type", CatalogText.AssetTypes.Format(source.Type)).Id("$source_id", source.Id)
        .Text("$target_type", CatalogText.AssetTypes.Format(target.Type)).Id("$target_id", target.Id)
        .Text("$type", CatalogText.RelationshipTypes.Format(type));

    // Before every text there is the empty one.
    private static SqliteArguments Page(AssetReference asset, IReadOnlyCollection<RelationshipType> types, RelationshipKey? after, int limit) => new SqliteArguments()
        .Text("$kind", CatalogText.AssetTypes.Format(asset.Type))
        .Id("$id", asset.Id)
        .Texts("$types", types.Select(CatalogText.RelationshipTypes.Format))
        .Text("$after_type", CatalogText.RelationshipTypes.Format(after?.Type) ?? string.Empty)
        .Text("$after_kind", CatalogText.AssetTypes.Format(after?.Other.Type) ?? string.Empty)
        .Id("$after_id", after?.Other.Id ?? Guid.Empty)
        .Integer("$limit", limit);

    private static AssetRelationship Map(SqliteRow row) => new()
    {
        Id = row.Id("id"),
        Source = new AssetReference(row.Enum("source_type", CatalogText.AssetTypes), row.Id("source_id")),
        Target = new AssetReference(row.Enum("target_type", CatalogText.AssetTypes), row.Id("target_id")),
        Type = row.Enum("relationship_type", CatalogText.RelationshipTypes),
        Strength = decimal.Round((decimal)row.Number("dependency_strength"), 2, MidpointRounding.AwayFromZero),
        Metadata = row.JsonOrNull("metadata"),
        CreatedAt = row.Time("created_at"),
    };

    private static RelationshipStep MapStep(SqliteRow row) => new(
        new AssetReference(row.Enum("kind", CatalogText.AssetTypes), row.Id("id")),
        new AssetReference(row.Enum("from_kind", CatalogText.AssetTypes), row.Id("from_id")));
}
