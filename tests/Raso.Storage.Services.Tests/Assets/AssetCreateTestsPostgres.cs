using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

[Trait("Category", "Server")]
public sealed class AssetCreateTestsPostgres(PostgresCatalogue catalogue) : AssetCreateTests(catalogue), IClassFixture<PostgresCatalogue>;
