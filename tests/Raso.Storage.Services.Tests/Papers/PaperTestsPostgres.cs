using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class PaperTestsPostgres(PostgresCatalogue catalogue) : PaperTests(catalogue), IClassFixture<PostgresCatalogue>;
