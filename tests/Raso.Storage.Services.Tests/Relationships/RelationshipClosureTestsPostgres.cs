using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

[Trait("Category", "Server")]
public sealed class RelationshipClosureTestsPostgres(PostgresCatalogue catalogue) : RelationshipClosureTests(catalogue), IClassFixture<PostgresCatalogue>;
