using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Trait("Category", "Server")]
public sealed class UnitOfWorkTestsPostgres(PostgresCatalogue catalogue) : UnitOfWorkTests(catalogue), IClassFixture<PostgresCatalogue>;
