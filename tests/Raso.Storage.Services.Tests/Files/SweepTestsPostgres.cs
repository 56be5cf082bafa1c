using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class SweepTestsPostgres(PostgresCatalogue catalogue) : SweepTests(catalogue), IClassFixture<PostgresCatalogue>;
