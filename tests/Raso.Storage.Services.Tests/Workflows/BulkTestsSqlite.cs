using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

public sealed class BulkTestsSqlite(SqliteCatalogue catalogue) : BulkTests(catalogue), IClassFixture<SqliteCatalogue>;
