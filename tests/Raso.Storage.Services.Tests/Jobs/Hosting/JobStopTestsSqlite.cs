using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

public sealed class JobStopTestsSqlite(SqliteCatalogue catalogue) : JobStopTests(catalogue), IClassFixture<SqliteCatalogue>;
