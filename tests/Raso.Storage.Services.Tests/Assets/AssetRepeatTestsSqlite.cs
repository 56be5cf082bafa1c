using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

public sealed class AssetRepeatTestsSqlite(SqliteCatalogue catalogue) : AssetRepeatTests(catalogue), IClassFixture<SqliteCatalogue>;
