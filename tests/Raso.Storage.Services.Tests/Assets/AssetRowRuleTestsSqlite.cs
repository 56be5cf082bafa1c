using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

public sealed class AssetRowRuleTestsSqlite(SqliteCatalogue catalogue) : AssetRowRuleTests(catalogue), IClassFixture<SqliteCatalogue>;
