using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

public sealed class VersionRollbackTestsSqlite(SqliteCatalogue catalogue) : VersionRollbackTests(catalogue), IClassFixture<SqliteCatalogue>;
