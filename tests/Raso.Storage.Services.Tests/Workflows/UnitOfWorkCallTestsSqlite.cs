using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

public sealed class UnitOfWorkCallTestsSqlite(SqliteCatalogue catalogue) : UnitOfWorkCallTests(catalogue), IClassFixture<SqliteCatalogue>;
