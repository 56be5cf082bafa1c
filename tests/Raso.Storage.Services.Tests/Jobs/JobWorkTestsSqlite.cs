using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

public sealed class JobWorkTestsSqlite(SqliteCatalogue catalogue) : JobWorkTests(catalogue), IClassFixture<SqliteCatalogue>;
