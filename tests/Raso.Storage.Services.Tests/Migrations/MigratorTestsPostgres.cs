using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Migrations;

[Trait("Category", "Server")]
public sealed class MigratorTestsPostgres(PostgresCatalogue catalogue) : MigratorTests(catalogue), IClassFixture<PostgresCatalogue>;
