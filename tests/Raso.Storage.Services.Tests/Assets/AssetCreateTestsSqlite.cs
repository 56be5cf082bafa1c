using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

public sealed class AssetCreateTestsSqlite(SqliteCatalogue catalogue) : AssetCreateTests(catalogue), IClassFixture<SqliteCatalogue>;
