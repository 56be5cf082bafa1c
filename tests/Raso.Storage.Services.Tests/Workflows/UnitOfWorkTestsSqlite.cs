using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

public sealed class UnitOfWorkTestsSqlite(SqliteCatalogue catalogue) : UnitOfWorkTests(catalogue), IClassFixture<SqliteCatalogue>;
