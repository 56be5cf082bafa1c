using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

public sealed class RelationshipRaceTestsSqlite(SqliteCatalogue catalogue) : RelationshipRaceTests(catalogue), IClassFixture<SqliteCatalogue>;
