using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class LostCommitTestsPostgres(PostgresCatalogue catalogue) : LostCommitTests(catalogue), IClassFixture<PostgresCatalogue>;
