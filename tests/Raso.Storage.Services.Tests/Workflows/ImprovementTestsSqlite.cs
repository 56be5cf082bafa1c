using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

public sealed class ImprovementTestsSqlite(SqliteCatalogue catalogue) : ImprovementTests(catalogue), IClassFixture<SqliteCatalogue>;
