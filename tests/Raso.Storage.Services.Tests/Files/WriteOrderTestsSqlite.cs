using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class WriteOrderTestsSqlite(SqliteCatalogue catalogue) : WriteOrderTests(catalogue), IClassFixture<SqliteCatalogue>;
