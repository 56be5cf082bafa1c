using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

[Trait("Category", "Server")]
public sealed class RelationshipMeasureTestsPostgres(PostgresCatalogue catalogue) : RelationshipMeasureTests(catalogue), IClassFixture<PostgresCatalogue>
{
    protected override string Unchecked => "";

    protected override string Analyze => "ANALYZE asset_relationships";

    protected override string IdSql(string number) => $"lpad({number}::text, 32, '0')::uuid";
}
