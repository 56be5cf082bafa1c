using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

[Trait("Category", "Server")]
public sealed class AssetReplaceTestsPostgres(PostgresCatalogue catalogue) : AssetReplaceTests(catalogue), IClassFixture<PostgresCatalogue>;
