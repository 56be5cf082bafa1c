using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class PaperSearchTestsPostgres(PostgresCatalogue catalogue) : PaperSearchTests(catalogue), IClassFixture<PostgresCatalogue>;
