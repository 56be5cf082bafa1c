using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

public sealed class IngestionTestsSqlite(SqliteCatalogue catalogue) : IngestionTests(catalogue), IClassFixture<SqliteCatalogue>;
