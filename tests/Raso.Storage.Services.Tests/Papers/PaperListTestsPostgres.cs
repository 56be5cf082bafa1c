using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class PaperListTestsPostgres(PostgresCatalogue catalogue) : PaperListTests(catalogue), IClassFixture<PostgresCatalogue>;
