using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class RankingTestsPostgres(PostgresCatalogue catalogue) : RankingTests(catalogue), IClassFixture<PostgresCatalogue>;
