using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

[Trait("Category", "Server")]
public sealed class VersionReadTestsPostgres(PostgresCatalogue catalogue) : VersionReadTests(catalogue), IClassFixture<PostgresCatalogue>;
