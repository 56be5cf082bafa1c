using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

// As those with a server: what eng/test --fast does not fetch.
[Trait("Category", "Server")]
public sealed class RankingTestsSqlite(SqliteCatalogue catalogue) : RankingTests(catalogue), IClassFixture<SqliteCatalogue>;
