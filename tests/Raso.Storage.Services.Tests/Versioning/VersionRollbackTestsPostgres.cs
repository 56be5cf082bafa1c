using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

[Trait("Category", "Server")]
public sealed class VersionRollbackTestsPostgres(PostgresCatalogue catalogue) : VersionRollbackTests(catalogue), IClassFixture<PostgresCatalogue>;
