using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Migrations;

public sealed class MigratorTestsSqlite(SqliteCatalogue catalogue) : MigratorTests(catalogue), IClassFixture<SqliteCatalogue>;
