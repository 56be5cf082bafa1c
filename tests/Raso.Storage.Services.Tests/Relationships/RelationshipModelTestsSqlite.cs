using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

public sealed class RelationshipModelTestsSqlite(SqliteCatalogue catalogue) : RelationshipModelTests(catalogue), IClassFixture<SqliteCatalogue>;
