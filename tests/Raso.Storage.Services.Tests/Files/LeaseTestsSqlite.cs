using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class LeaseTestsSqlite(SqliteCatalogue catalogue) : LeaseTests(catalogue), IClassFixture<SqliteCatalogue>;
