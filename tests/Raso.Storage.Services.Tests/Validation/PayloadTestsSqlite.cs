using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Validation;

public sealed class PayloadTestsSqlite(SqliteCatalogue catalogue) : PayloadTests(catalogue), IClassFixture<SqliteCatalogue>
{
    protected override string SchemaSql => "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
}
