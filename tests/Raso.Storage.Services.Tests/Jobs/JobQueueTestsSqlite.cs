using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

public sealed class JobQueueTestsSqlite(SqliteCatalogue catalogue) : JobQueueTests(catalogue), IClassFixture<SqliteCatalogue>;
