using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

public sealed class VersionCreateTestsSqlite(SqliteCatalogue catalogue) : VersionCreateTests(catalogue), IClassFixture<SqliteCatalogue>;
