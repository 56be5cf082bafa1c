using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

public sealed class AssetReplaceTestsSqlite(SqliteCatalogue catalogue) : AssetReplaceTests(catalogue), IClassFixture<SqliteCatalogue>;
