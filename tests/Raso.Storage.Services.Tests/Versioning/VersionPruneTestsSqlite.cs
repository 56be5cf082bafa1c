using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

public sealed class VersionPruneTestsSqlite(SqliteCatalogue catalogue) : VersionPruneTests(catalogue), IClassFixture<SqliteCatalogue>;
