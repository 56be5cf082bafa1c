using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

[Trait("Category", "Server")]
public sealed class AssetRepeatTestsPostgres(PostgresCatalogue catalogue) : AssetRepeatTests(catalogue), IClassFixture<PostgresCatalogue>;
