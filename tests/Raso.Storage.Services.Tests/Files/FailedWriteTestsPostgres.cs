using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class FailedWriteTestsPostgres(PostgresCatalogue catalogue) : FailedWriteTests(catalogue), IClassFixture<PostgresCatalogue>;
