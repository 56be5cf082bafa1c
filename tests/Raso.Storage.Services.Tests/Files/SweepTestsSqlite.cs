using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class SweepTestsSqlite(SqliteCatalogue catalogue) : SweepTests(catalogue), IClassFixture<SqliteCatalogue>;
