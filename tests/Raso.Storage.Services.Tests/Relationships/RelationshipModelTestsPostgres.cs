using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

[Trait("Category", "Server")]
public sealed class RelationshipModelTestsPostgres(PostgresCatalogue catalogue) : RelationshipModelTests(catalogue), IClassFixture<PostgresCatalogue>;
