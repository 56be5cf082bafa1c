using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

[Trait("Category", "Server")]
public sealed class FlippedBitTestsPostgres(PostgresCatalogue catalogue) : FlippedBitTests(catalogue), IClassFixture<PostgresCatalogue>;
