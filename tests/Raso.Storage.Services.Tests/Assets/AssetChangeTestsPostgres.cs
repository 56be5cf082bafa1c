using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

[Trait("Category", "Server")]
public sealed class AssetChangeTestsPostgres(PostgresCatalogue catalogue) : AssetChangeTests(catalogue), IClassFixture<PostgresCatalogue>;
