using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

public sealed class JobHostTestsSqlite(SqliteCatalogue catalogue) : JobHostTests(catalogue), IClassFixture<SqliteCatalogue>;
