using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

public sealed class JobLeaseTestsSqlite(SqliteCatalogue catalogue) : JobLeaseTests(catalogue), IClassFixture<SqliteCatalogue>;
