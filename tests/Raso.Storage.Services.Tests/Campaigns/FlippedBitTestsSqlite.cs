using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

public sealed class FlippedBitTestsSqlite(SqliteCatalogue catalogue) : FlippedBitTests(catalogue), IClassFixture<SqliteCatalogue>;
