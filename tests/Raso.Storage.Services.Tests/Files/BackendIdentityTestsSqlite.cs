using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class BackendIdentityTestsSqlite(SqliteCatalogue catalogue) : BackendIdentityTests(catalogue), IClassFixture<SqliteCatalogue>;
