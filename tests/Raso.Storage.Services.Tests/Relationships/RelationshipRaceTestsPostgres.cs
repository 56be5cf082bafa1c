using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

[Trait("Category", "Server")]
public sealed class RelationshipRaceTestsPostgres(PostgresCatalogue catalogue) : RelationshipRaceTests(catalogue), IClassFixture<PostgresCatalogue>;
