using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class TombstoneTestsPostgres(PostgresCatalogue catalogue) : TombstoneTests(catalogue), IClassFixture<PostgresCatalogue>;
