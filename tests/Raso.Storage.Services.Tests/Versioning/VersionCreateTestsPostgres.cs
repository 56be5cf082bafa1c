using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

[Trait("Category", "Server")]
public sealed class VersionCreateTestsPostgres(PostgresCatalogue catalogue) : VersionCreateTests(catalogue), IClassFixture<PostgresCatalogue>;
