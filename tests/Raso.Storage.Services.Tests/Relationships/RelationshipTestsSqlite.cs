using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

public sealed class RelationshipTestsSqlite(SqliteCatalogue catalogue) : RelationshipTests(catalogue), IClassFixture<SqliteCatalogue>;
