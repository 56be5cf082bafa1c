using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Validation;

[Trait("Category", "Server")]
public sealed class LimitTestsPostgres(PostgresCatalogue catalogue) : LimitTests(catalogue), IClassFixture<PostgresCatalogue>;
