using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class WriteOrderTestsPostgres(PostgresCatalogue catalogue) : WriteOrderTests(catalogue), IClassFixture<PostgresCatalogue>;
