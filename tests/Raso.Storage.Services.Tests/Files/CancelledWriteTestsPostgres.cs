using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class CancelledWriteTestsPostgres(PostgresCatalogue catalogue) : CancelledWriteTests(catalogue), IClassFixture<PostgresCatalogue>;
