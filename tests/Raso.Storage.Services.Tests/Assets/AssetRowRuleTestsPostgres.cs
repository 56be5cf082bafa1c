using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

[Trait("Category", "Server")]
public sealed class AssetRowRuleTestsPostgres(PostgresCatalogue catalogue) : AssetRowRuleTests(catalogue), IClassFixture<PostgresCatalogue>;
