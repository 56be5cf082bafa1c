using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

public sealed class VersionReadTestsSqlite(SqliteCatalogue catalogue) : VersionReadTests(catalogue), IClassFixture<SqliteCatalogue>;
