using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

public sealed class VersionCompareTestsSqlite(SqliteCatalogue catalogue) : VersionCompareTests(catalogue), IClassFixture<SqliteCatalogue>;
