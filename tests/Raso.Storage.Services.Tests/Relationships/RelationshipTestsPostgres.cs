using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

[Trait("Category", "Server")]
public sealed class RelationshipTestsPostgres(PostgresCatalogue catalogue) : RelationshipTests(catalogue), IClassFixture<PostgresCatalogue>;
