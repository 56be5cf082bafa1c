using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

public sealed class AssetChangeTestsSqlite(SqliteCatalogue catalogue) : AssetChangeTests(catalogue), IClassFixture<SqliteCatalogue>;
