using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

public sealed class RelationshipClosureTestsSqlite(SqliteCatalogue catalogue) : RelationshipClosureTests(catalogue), IClassFixture<SqliteCatalogue>;
