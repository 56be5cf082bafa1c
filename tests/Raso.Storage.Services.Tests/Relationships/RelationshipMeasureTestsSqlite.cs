using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

public sealed class RelationshipMeasureTestsSqlite(SqliteCatalogue catalogue) : RelationshipMeasureTests(catalogue), IClassFixture<SqliteCatalogue>
{
    protected override string Unchecked => "PRAGMA foreign_keys = OFF;";

    protected override string Analyze => "ANALYZE";

    protected override string IdSql(string number) => $"'00000000-0000-0000-0000-' || printf('%012d', {number})";
}
