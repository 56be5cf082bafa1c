using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

public sealed class GenerationTestsSqlite(SqliteCatalogue catalogue) : GenerationTests(catalogue), IClassFixture<SqliteCatalogue>;
