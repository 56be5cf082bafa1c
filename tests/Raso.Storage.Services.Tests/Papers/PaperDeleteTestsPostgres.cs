using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class PaperDeleteTestsPostgres(PostgresCatalogue catalogue) : PaperDeleteTests(catalogue), IClassFixture<PostgresCatalogue>;
