using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Trait("Category", "Server")]
public sealed class UnitOfWorkCallTestsPostgres(PostgresCatalogue catalogue) : UnitOfWorkCallTests(catalogue), IClassFixture<PostgresCatalogue>;
