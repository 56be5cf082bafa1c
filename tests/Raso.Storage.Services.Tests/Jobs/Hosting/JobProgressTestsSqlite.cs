using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

public sealed class JobProgressTestsSqlite(SqliteCatalogue catalogue) : JobProgressTests(catalogue), IClassFixture<SqliteCatalogue>;
