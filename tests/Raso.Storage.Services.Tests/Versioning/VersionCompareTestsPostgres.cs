using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

[Trait("Category", "Server")]
public sealed class VersionCompareTestsPostgres(PostgresCatalogue catalogue) : VersionCompareTests(catalogue), IClassFixture<PostgresCatalogue>;
