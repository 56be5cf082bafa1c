using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Versioning;

[Trait("Category", "Server")]
public sealed class VersionPruneTestsPostgres(PostgresCatalogue catalogue) : VersionPruneTests(catalogue), IClassFixture<PostgresCatalogue>;
